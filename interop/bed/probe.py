#!/usr/bin/env python3
"""Asks the far end again and again, and writes down when it answered and which address of ours it saw.
usage: probe.py FILE PORT HOST...     until it is killed, or for an hour; HOST: tcp:ADDRESS or udp:ADDRESS

tcp: a new connection every 10 ms, the question of one who has just begun. udp: one socket for ever, a datagram every 20 ms, as calls
and VPNs have it. FILE has a line for each answer: HOST, the time of the question, that of the answer, the address seen."""
import selectors
import socket
import sys
import time

EVERY = {"tcp": 0.01, "udp": 0.02}
PATIENCE = 0.9  # Shorter than TCP's second attempt: what is answered later is another question's merit.


class Probe:
    def __init__(self, name, port, watch, tell):
        self.name, self.watch, self.tell = name, watch, tell
        self.kind, host = name.split(":", 1)
        self.to = (host, port)
        self.family = socket.AF_INET6 if ":" in host else socket.AF_INET
        self.due, self.open = time.time(), {}
        if self.kind == "udp":
            self.socket = socket.socket(self.family, socket.SOCK_DGRAM)
            self.socket.setblocking(False)
            self.socket.connect(self.to)
            watch.register(self.socket, selectors.EVENT_READ, self.heard)

    def ask(self, now):
        self.due = max(self.due + EVERY[self.kind], now - 0.1)
        if self.kind == "udp":
            try:
                self.socket.send(b"?")
            except OSError:
                pass
            return
        for one in [one for one, asked in self.open.items() if now - asked > PATIENCE]:
            self.close(one)
        one = socket.socket(self.family, socket.SOCK_STREAM)
        one.setblocking(False)
        try:
            one.connect(self.to)
        except BlockingIOError:
            pass
        except OSError:
            one.close()
            return
        self.open[one] = now
        self.watch.register(one, selectors.EVENT_READ, self.heard)

    def heard(self, one):
        try:
            seen = one.recv(64).decode()
        except OSError:
            seen = ""
        now = time.time()
        if seen:
            self.tell("%s %.6f %.6f %s\n" % (self.name, self.open.get(one, now), now, seen.split()[0]))
        if self.kind == "tcp":
            self.close(one)

    def close(self, one):
        del self.open[one]
        self.watch.unregister(one)
        one.close()


def main(file, port, *hosts):
    watch = selectors.DefaultSelector()
    with open(file, "w", buffering=1) as out:
        probes = [Probe(host, int(port), watch, out.write) for host in hosts]
        end = time.time() + 3600
        while (now := time.time()) < end:
            for probe in probes:
                if probe.due <= now:
                    probe.ask(now)
            for key, _ in watch.select(max(0, min(probe.due for probe in probes) - time.time())):
                key.data(key.fileobj)


main(*sys.argv[1:])
