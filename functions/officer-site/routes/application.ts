/** Where the case file of an application lies, and all that is decided on it below. */
export const application = '/officers/windows/{windowId}/applications/{applicationId}';
