"""Serves moto's DynamoDB on loopback: the second opinion on what the first emulator says. Argument: the port.

Two things are ours. One request is answered after another, since moto itself is not safe among threads and would let two transactions into each
other. And a transaction keeps what it may have to put back by sharing the items, not by copying every byte of the table each time,
which takes minutes where a table holds thousands: the transactions of the ledger put whole items, and an item that is put replaces the one before.
"""

import copy
import logging
import sys
import threading
from collections import defaultdict

from moto.dynamodb.models.table import Table
from moto.server import create_backend_app
from werkzeug.serving import WSGIRequestHandler, run_simple


def keep(table, _memo):
    kept = copy.copy(table)
    kept.items = defaultdict(dict, {key: dict(items) for key, items in table.items.items()})
    return kept


Table.__deepcopy__ = keep

moto = create_backend_app("dynamodb")
one_at_a_time = threading.Lock()


def answer(environ, start_response):
    if environ["PATH_INFO"] == "/ready":
        start_response("200 OK", [("Content-Length", "0")])
        return []
    with one_at_a_time:
        return list(moto(environ, start_response))


class KeptOpen(WSGIRequestHandler):
    protocol_version = "HTTP/1.1"
    # Head and body go out in two writes; without this the second waits 40 ms for the client's word on the first.
    disable_nagle_algorithm = True


logging.getLogger("werkzeug").setLevel(logging.ERROR)
run_simple("127.0.0.1", int(sys.argv[1]), answer, threaded=True, request_handler=KeptOpen)
