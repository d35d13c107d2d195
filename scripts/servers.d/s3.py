"""An S3 server for tests and trials: moto, which keeps everything in memory, made to remember.

Every request that changed something is kept as a line of a file, and is told again before the port opens, so that a
restart loses nothing and nobody meets a server that does not know everything yet.

usage: s3.py HOST PORT FILE
"""

import base64
import io
import json
import os
import signal
import sys
import threading

from moto.server import DomainDispatcherApplication, create_backend_app
from werkzeug.serving import run_simple
from werkzeug.test import Client


def body_of(environ):
    """Reads the whole body and leaves it readable for the application."""
    stream = environ["wsgi.input"]
    ends_by_itself = environ.get("wsgi.input_terminated")  # sent in chunks, without a length
    body = stream.read() if ends_by_itself else stream.read(int(environ.get("CONTENT_LENGTH") or 0))
    environ["wsgi.input"] = io.BytesIO(body)
    environ["CONTENT_LENGTH"] = str(len(body))
    return body


def request_of(environ, body):
    headers = {name[5:].replace("_", "-"): value for name, value in environ.items() if name.startswith("HTTP_")}
    if environ.get("CONTENT_TYPE"):
        headers["CONTENT-TYPE"] = environ["CONTENT_TYPE"]
    headers.pop("TRANSFER-ENCODING", None)  # the body is kept whole
    target = environ["PATH_INFO"] + ("?" + environ["QUERY_STRING"] if environ.get("QUERY_STRING") else "")
    return {
        "method": environ["REQUEST_METHOD"],
        "target": target,
        "headers": headers,
        "body": base64.b64encode(body).decode(),
    }


def remembering(application, file):
    """The application, with every change that succeeded written to the file before it is answered."""
    writing = threading.Lock()

    def serve(environ, start_response):
        if environ["REQUEST_METHOD"] in ("GET", "HEAD"):
            return application(environ, start_response)
        request = request_of(environ, body_of(environ))
        answer = {}

        def keep(status, headers, error=None):
            answer["status"] = status
            return start_response(status, headers, error)

        content = list(application(environ, keep))
        if answer["status"].startswith("2"):
            with writing:
                file.write(json.dumps(request) + "\n")
                file.flush()
        return content

    return serve


def cut_unfinished(path):
    """Takes away a last line that the process was writing when it died: its request was never answered."""
    with open(path, "rb+") as file:
        content = file.read()
        file.truncate(content.rfind(b"\n") + 1)


def tell_again(application, path):
    client = Client(application)
    with open(path, encoding="utf-8") as lines:
        for line in lines:
            request = json.loads(line)
            answer = client.open(
                request["target"],
                method=request["method"],
                headers=request["headers"],
                data=base64.b64decode(request["body"]),
            )
            if not answer.status.startswith("2"):
                sys.exit(f"{request['method']} {request['target']} succeeded once and now gives {answer.status}")


def main(host, port, path):
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))  # as process 1 of a container it would not be heard otherwise
    application = DomainDispatcherApplication(create_backend_app)
    if os.path.exists(path):
        cut_unfinished(path)
        tell_again(application, path)
    with open(path, "a", encoding="utf-8") as file:
        run_simple(host, int(port), remembering(application, file), threaded=True)


if __name__ == "__main__":
    main(*sys.argv[1:])
