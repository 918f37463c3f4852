#!/usr/bin/env python3
"""Asks the far end again and again, and writes down when it answered and which address of ours it saw.
usage: probe.py FILE PORT KIND:ADDRESS...     until it is killed, or for an hour

KIND is tcp: a new connection every 10 ms, the question of one who has just begun; udp: one socket for ever and a datagram every 20 ms, as
calls and VPNs have it; or talk: one TCP connection and a question every 20 ms, begun anew when it is reset or silent for 2 s. FILE has a
line for each answer: KIND:ADDRESS, the time of the question, that of the answer, the address seen."""
import selectors
import socket
import sys
import time

PATIENCE = 0.9  # Shorter than TCP's second attempt: what is answered later is another question's merit.
SILENCE = 2


class Probe:
    every = 0.02

    def __init__(self, name, port, watch, tell):
        self.name, self.watch, self.tell = name, watch, tell
        host = name.split(":", 1)[1]
        self.to, self.family = (host, port), socket.AF_INET6 if ":" in host else socket.AF_INET
        self.due = time.time()

    def ask(self, now):
        # After a pause of this program the questions that are missing are not asked all at once.
        self.due = max(self.due + self.every, now - 0.1)
        self.question(now)

    def open(self, kind):
        one = socket.socket(self.family, kind)
        one.setblocking(False)
        try:
            one.connect(self.to)
        except BlockingIOError:
            pass
        except OSError:
            one.close()
            return None
        self.watch.register(one, selectors.EVENT_READ, self.heard)
        return one

    def close(self, one):
        self.watch.unregister(one)
        one.close()

    def answered(self, one, asked=None):
        """Whether there was an answer; written down if so."""
        try:
            seen = one.recv(64).decode()
        except BlockingIOError:
            return True
        except OSError:
            return False
        now = time.time()
        if seen:
            self.tell("%s %.6f %.6f %s\n" % (self.name, asked or now, now, seen.split()[0]))
        return bool(seen)


class Connections(Probe):
    every = 0.01

    def __init__(self, *arguments):
        super().__init__(*arguments)
        self.asked = {}

    def question(self, now):
        for one in [one for one, asked in self.asked.items() if now - asked > PATIENCE]:
            del self.asked[one]
            self.close(one)
        if one := self.open(socket.SOCK_STREAM):
            self.asked[one] = now

    def heard(self, one):
        self.answered(one, self.asked.pop(one))
        self.close(one)


class Datagrams(Probe):
    socket = None

    def question(self, now):
        self.socket = self.socket or self.open(socket.SOCK_DGRAM)
        try:
            self.socket.send(b"?")
        except OSError:
            pass

    def heard(self, one):
        self.answered(one)


class Talk(Probe):
    socket, last = None, 0

    def question(self, now):
        if self.socket and now - self.last > SILENCE:
            self.hang_up()
        if not self.socket:
            self.socket, self.last = self.open(socket.SOCK_STREAM), now
            return
        try:
            self.socket.send(b"?")
        except BlockingIOError:
            pass
        except OSError:
            self.hang_up()

    def heard(self, one):
        if self.answered(one):
            self.last = time.time()
        else:
            self.hang_up()

    def hang_up(self):
        self.close(self.socket)
        self.socket = None


KINDS = {"tcp": Connections, "udp": Datagrams, "talk": Talk}


def main(file, port, *hosts):
    watch = selectors.DefaultSelector()
    with open(file, "w", buffering=1) as out:
        probes = [KINDS[host.split(":")[0]](host, int(port), watch, out.write) for host in hosts]
        end = time.time() + 3600
        while (now := time.time()) < end:
            for probe in probes:
                if probe.due <= now:
                    probe.ask(now)
            for key, _ in watch.select(max(0, min(probe.due for probe in probes) - time.time())):
                key.data(key.fileobj)


main(*sys.argv[1:])
