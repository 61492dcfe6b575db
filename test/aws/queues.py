"""Speaks to the SQS endpoint of the embedded system as a partner in Python would; prints what it saw as JSON. Argument: the endpoint."""

import hashlib
import json
import sys

import botocore.session
from botocore.config import Config
from botocore.exceptions import ClientError

session = botocore.session.get_session()
session.set_credentials("any", "any")
sqs = session.create_client(
    "sqs", region_name="cn-north-1", endpoint_url=sys.argv[1], config=Config(retries={"total_max_attempts": 1})
)


def code_of(call, **arguments):
    try:
        call(**arguments)
    except ClientError as error:
        return error.response["Error"]["Code"]
    return None


url = sqs.get_queue_url(QueueName="bank.fifo")["QueueUrl"]
signature = {"signature": {"DataType": "String", "StringValue": "x..y"}}
body = "申请人：𠮷野家"
sent = sqs.send_message(
    QueueUrl=url, MessageBody=body, MessageGroupId="g", MessageDeduplicationId="1", MessageAttributes=signature
)
batch = sqs.send_message_batch(
    QueueUrl=url,
    Entries=[
        {"Id": str(i), "MessageBody": f"m{i}", "MessageGroupId": "g", "MessageDeduplicationId": f"b{i}"} for i in range(3)
    ],
)
received = sqs.receive_message(
    QueueUrl=url, MaxNumberOfMessages=10, WaitTimeSeconds=1, AttributeNames=["All"], MessageAttributeNames=["All"]
)["Messages"]
first, *rest = received
sqs.change_message_visibility(QueueUrl=url, ReceiptHandle=first["ReceiptHandle"], VisibilityTimeout=0)
sqs.delete_message_batch(
    QueueUrl=url, Entries=[{"Id": str(i), "ReceiptHandle": m["ReceiptHandle"]} for i, m in enumerate(rest)]
)
again = sqs.receive_message(QueueUrl=url, AttributeNames=["ApproximateReceiveCount"])["Messages"]
sqs.delete_message(QueueUrl=url, ReceiptHandle=again[0]["ReceiptHandle"])
print(
    json.dumps(
        {
            "checksum": sent["MD5OfMessageBody"] == hashlib.md5(body.encode()).hexdigest(),
            "batch": len(batch["Successful"]),
            "bodies": [m["Body"] for m in received],
            "signature": first["MessageAttributes"]["signature"]["StringValue"],
            "group": first["Attributes"]["MessageGroupId"],
            "receives": again[0]["Attributes"]["ApproximateReceiveCount"],
            "left": sqs.get_queue_attributes(QueueUrl=url, AttributeNames=["All"])["Attributes"]["ApproximateNumberOfMessages"],
            "listed": [each.rsplit("/", 1)[1] for each in sqs.list_queues()["QueueUrls"]],
            "noQueue": code_of(sqs.get_queue_url, QueueName="none.fifo"),
            "internal": code_of(sqs.send_message, QueueUrl=url.replace("bank", "replies"), MessageBody="x", MessageGroupId="g"),
            "badHandle": code_of(sqs.delete_message, QueueUrl=url, ReceiptHandle="x"),
            "purge": code_of(sqs.purge_queue, QueueUrl=url),
        }
    )
)
