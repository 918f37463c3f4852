#!/usr/bin/env python3
"""Flows through a NAT, and the addresses and ports that the far end sees them come from.
usage: flows.py serve PORT                      TCP and UDP, IPv4 and IPv6: answers each flow with the address and port it comes from
       flows.py tcp COUNT HOST PORT SECONDS     COUNT connections at once, all kept open until the end
       flows.py udp COUNT PORT HOST HOST        COUNT sockets, each to both hosts
       flows.py echo COUNT HOST                 COUNT ICMP identifiers, one echo request each
A client prints one JSON object: flows, answered, kept (udp: sockets that both hosts saw under one port), seconds, sources."""
import json
import resource
import selectors
import socket
import struct
import sys
import time


def seen(peer):
    """Its address and port; an IPv4 address as it is, not inside an IPv6 one."""
    return ("%s %d" % (peer[0].removeprefix("::ffff:"), peer[1])).encode()


def serve(port):
    watch = selectors.DefaultSelector()
    udp = socket.socket(socket.AF_INET6, socket.SOCK_DGRAM)
    udp.setsockopt(socket.IPPROTO_IPV6, socket.IPV6_V6ONLY, 0)
    udp.bind(("", port))
    tcp = socket.create_server(("", port), family=socket.AF_INET6, dualstack_ipv6=True, backlog=4096)
    watch.register(udp, selectors.EVENT_READ)
    watch.register(tcp, selectors.EVENT_READ)
    while True:
        for key, _ in watch.select():
            one = key.fileobj
            if one is udp:
                _, peer = udp.recvfrom(65536)
                udp.sendto(seen(peer), peer)
            elif one is tcp:
                connection, peer = tcp.accept()
                connection.sendall(seen(peer))
                watch.register(connection, selectors.EVENT_READ)
            else:
                try:
                    gone = not one.recv(2048)
                    if not gone:
                        one.sendall(seen(one.getpeername()))
                except OSError:
                    gone = True
                if gone:
                    watch.unregister(one)
                    one.close()


def tcp(count, host, port, seconds):
    watch, began, sources, took = selectors.DefaultSelector(), time.monotonic(), [], 0
    connections = []  # Held: one that is closed would give its port back.
    for _ in range(count):
        one = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
        one.setblocking(False)
        one.connect_ex((host, port))
        watch.register(one, selectors.EVENT_READ)
        connections.append(one)
    while len(sources) < count and (left := began + seconds - time.monotonic()) > 0:
        for key, _ in watch.select(left):
            watch.unregister(key.fileobj)
            try:
                seen = key.fileobj.recv(64)
            except OSError:
                continue
            if seen:
                sources.append(seen.decode())
                took = time.monotonic() - began
    return dict(answered=len(sources), seconds=round(took, 3), sources=sorted(set(sources)))


def udp(count, port, hosts):
    sockets, sources, answered, kept = [], set(), 0, 0
    for _ in range(count):
        one = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
        one.settimeout(2)
        sockets.append(one)
        seen = []
        for host in hosts:
            one.sendto(b"?", (host, port))
            try:
                seen.append(one.recv(64).decode())
            except OSError:
                pass
        answered += len(seen) == len(hosts)
        kept += len(seen) == len(hosts) and len(set(seen)) == 1
        sources.update(seen)
    return dict(answered=answered, kept=kept, sources=sorted(sources))


def echo(count, host):
    raw = socket.socket(socket.AF_INET, socket.SOCK_RAW, socket.IPPROTO_ICMP)
    raw.settimeout(2)
    answered = 0
    for identifier in range(1, count + 1):
        words = (0x0800, 0, identifier, 1)
        total = sum(words)
        checksum = ~((total & 0xFFFF) + (total >> 16)) & 0xFFFF
        raw.sendto(struct.pack("!4H", words[0], checksum, *words[2:]), (host, 0))
        try:
            packet = raw.recv(2048)
        except OSError:
            continue
        head = (packet[0] & 15) * 4
        answered += packet[head] == 0 and struct.unpack_from("!H", packet, head + 4)[0] == identifier
    return dict(answered=answered, sources=[])


def main(what, *rest):
    resource.setrlimit(resource.RLIMIT_NOFILE, (8192, 8192))
    if what == "serve":
        serve(int(rest[0]))
    elif what == "tcp":
        result = tcp(int(rest[0]), rest[1], int(rest[2]), float(rest[3]))
    elif what == "udp":
        result = udp(int(rest[0]), int(rest[1]), rest[2:])
    else:
        result = echo(int(rest[0]), rest[1])
    print(json.dumps(dict(flows=int(rest[0]), **result)))


main(*sys.argv[1:])
