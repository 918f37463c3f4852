#!/usr/bin/env python3
"""The far end's files over HTTP, both ways.
usage: files.py FOLDER PORT     GET reads a file of the folder, PUT writes one

With ?seconds=N the server takes so long for a file: then no more is on its way at any time than what is due, whatever buffers there are."""
import functools
import http.server
import os
import shutil
import socket
import sys
import time
import urllib.parse


class Files(http.server.SimpleHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def do_PUT(self):
        left = int(self.headers["Content-Length"])
        with open(os.path.join(self.directory, os.path.basename(self.path)), "wb") as file:
            while left > 0 and (part := self.rfile.read(min(left, 65536))):
                file.write(part)
                left -= len(part)
        self.send_response(201 if left == 0 else 400)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def copyfile(self, source, target):
        query = urllib.parse.parse_qs(urllib.parse.urlsplit(self.path).query)
        if "seconds" not in query:
            shutil.copyfileobj(source, target, 65536)
            return
        parts = 20 * int(query["seconds"][0])
        size = -(-os.fstat(source.fileno()).st_size // parts)
        while part := source.read(size):
            target.write(part)
            time.sleep(1 / 20)


class Server(http.server.ThreadingHTTPServer):
    address_family = socket.AF_INET6
    daemon_threads = True

    def server_bind(self):
        self.socket.setsockopt(socket.IPPROTO_IPV6, socket.IPV6_V6ONLY, 0)
        super().server_bind()


Server(("::", int(sys.argv[2])), functools.partial(Files, directory=sys.argv[1])).serve_forever()
