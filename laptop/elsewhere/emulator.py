"""
Starts MiniStack with five of its faults mended, without which the road ends early. Nothing else of it is changed.

- It refuses a template with a kind of resource that it does not know. Three such kinds are taken, and nothing is made of them: nobody scans
  files, and nobody refuses leaked passwords.
- Its HTTP API hands functions the cookies of a request among the headers. API Gateway hands them a list of cookies (payload format 2.0).
- A change of a table's settings makes another, empty table of another name. CloudFormation changes the table that is there.
- It answers a copy of a file without the copy's checksum, though it is asked for. Amazon S3 answers it.
- It takes a task's time limit that is an expression (`TimeoutSeconds`) as it is written. Step Functions works it out.
"""

import base64
import hashlib

from ministack.app import main
from ministack.services import apigateway, s3, stepfunctions
from ministack.services.cloudformation import provisioners

NOT_KNOWN = (
    "AWS::Cognito::ManagedLoginBranding",
    "AWS::Cognito::UserPoolRiskConfigurationAttachment",
    "AWS::GuardDuty::MalwareProtectionPlan",
)


def nothing_made(logical_id, _properties, stack_name):
    return f"{stack_name}-{logical_id}", {}


for kind in NOT_KNOWN:
    provisioners._RESOURCE_HANDLERS.setdefault(
        kind, {"create": nothing_made, "delete": lambda *_: None}
    )

invoke = apigateway.run_reentrant


def invoke_with_cookies(function, record, event, **options):
    cookies = event["headers"].pop("cookie", "") if event.get("version") == "2.0" else ""
    if cookies:
        event["cookies"] = cookies.split("; ")
    return invoke(function, record, event, **options)


apigateway.run_reentrant = invoke_with_cookies

TABLE = provisioners._RESOURCE_HANDLERS["AWS::DynamoDB::GlobalTable"]


def update_table(name, before, after, stack_name, logical_id=None):
    properties = {key: value for key, value in after.items() if key != "Replicas"}
    return provisioners._ddb_update(name, before, properties, stack_name, logical_id)


TABLE.update(update=update_table, update_with_logical_id=True)

copy_object = s3._copy_object


def copy_with_checksum(bucket, key, headers):
    status, answered, body = copy_object(bucket, key, headers)
    if status == 200 and headers.get("x-amz-checksum-algorithm") == "SHA256":
        written = s3._ensure_bucket(bucket)["objects"][key]["body"]
        checksum = base64.b64encode(hashlib.sha256(written).digest()).decode()
        told = f"<ChecksumSHA256>{checksum}</ChecksumSHA256></CopyObjectResult>"
        body = body.replace(b"</CopyObjectResult>", told.encode())
    return status, answered, body


s3._copy_object = copy_with_checksum

execute_task = stepfunctions._execute_task


def execute_task_in_time(state, given, execution, context):
    if isinstance(state.get("TimeoutSeconds"), str):
        seconds = stepfunctions._jsonata_state_field(
            state, "TimeoutSeconds", "number", given, context
        )
        state = {**state, "TimeoutSeconds": seconds}
    return execute_task(state, given, execution, context)


stepfunctions._execute_task = execute_task_in_time

main()
