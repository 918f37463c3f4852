#!/usr/bin/env python3
"""The border relay of one MAP-E rule, by arithmetic of its own, so that it does not share a mistake of the library.
usage: border-relay.py DEVICE ADDRESS RULE-IPV6 RULE-IPV4 EA-BITS PSID-OFFSET rfc7597|draft-03 COUNTERS

It makes the TUN device DEVICE. IPv4 that is routed into it goes to the CE that destination and port (of ICMP: identifier, or the packet
in error) belong to. What comes out of tunnels is let through only if its IPv6 source is the CE of its IPv4 source and port (RFC 7597
section 8.1). What is dropped because it is not the sender's own counts as foreignAddress or foreignPort; the first of each are told on
standard output, the counters are written to the file COUNTERS whenever SIGUSR1 comes."""
import collections
import fcntl
import ipaddress
import json
import os
import selectors
import signal
import socket
import struct
import sys

TCP, UDP, ICMP = 6, 17, 1
ECHO, ERRORS = (0, 8), (3, 4, 5, 11, 12)
TOLD = 20


class Rule:
    def __init__(self, ipv6, ipv4, ea, offset, form):
        self.ipv6, self.ipv4 = ipaddress.IPv6Network(ipv6), ipaddress.IPv4Network(ipv4)
        self.ea, self.offset, self.form = int(ea), int(offset), form
        self.suffix = 32 - self.ipv4.prefixlen
        self.psid_length = self.ea - self.suffix

    def has(self, ipv4):
        return ipaddress.IPv4Address(ipv4) in self.ipv4

    def psid(self, port):
        """None: one of the ports below 1024 or so that no CE has (RFC 7597 section 5.1)."""
        if self.offset and port >> 16 - self.offset == 0:
            return None
        return port >> 16 - self.offset - self.psid_length & (1 << self.psid_length) - 1

    def ce(self, ipv4, psid):
        """EA bits after the rule's prefix; then the identifier, which draft-03 shifts one octet to the left."""
        number = int.from_bytes(ipv4, "big")
        bits = (number & (1 << self.suffix) - 1) << self.psid_length | psid
        prefix = int(self.ipv6.network_address) | bits << 128 - self.ipv6.prefixlen - self.ea
        identifier = number << 16 | psid
        return (prefix | (identifier << 8 if self.form == "draft-03" else identifier)).to_bytes(16, "big")


class Ports:
    """The port at the CE's end of a packet; that of a later fragment is the one its first fragment had."""

    def __init__(self):
        self.fragments = {}

    def of(self, packet, at_source):
        head = (packet[0] & 15) * 4
        fragment = struct.unpack_from("!H", packet, 6)[0]
        key = packet[12:20] + packet[9:10] + packet[4:6]
        if fragment & 0x1FFF:
            return self.fragments.get(key)
        port = self.of_whole(packet, head, at_source)
        if fragment & 0x2000:
            if len(self.fragments) > 4096:
                self.fragments.clear()
            self.fragments[key] = port
        return port

    def of_whole(self, packet, head, at_source):
        protocol, kind = packet[9], packet[head]
        if protocol in (TCP, UDP):
            return struct.unpack_from("!H", packet, head + (0 if at_source else 2))[0]
        if protocol == ICMP and kind in ECHO:
            return struct.unpack_from("!H", packet, head + 4)[0]
        if protocol == ICMP and kind in ERRORS:
            return self.of(packet[head + 8:], not at_source)
        return None


class Relay:
    def __init__(self, device, address, rule):
        self.rule, self.outward, self.inward = rule, Ports(), Ports()
        self.counters, self.told = collections.Counter(toCe=0, fromCe=0, foreignAddress=0, foreignPort=0), 0
        self.tun = os.open("/dev/net/tun", os.O_RDWR | os.O_NONBLOCK)
        fcntl.ioctl(self.tun, 0x400454CA, struct.pack("16sH14x", device.encode(), 0x1001))  # TUNSETIFF, IFF_TUN | IFF_NO_PI
        self.raw = socket.socket(socket.AF_INET6, socket.SOCK_RAW, socket.IPPROTO_IPIP)
        self.raw.setsockopt(socket.SOL_SOCKET, 33, 8 << 20)  # SO_RCVBUFFORCE
        self.raw.bind((address, 0))
        self.raw.setblocking(False)

    def to_ce(self):
        packet = os.read(self.tun, 65536)
        if packet[0] >> 4 != 4:
            return
        port = self.inward.of(packet, False)
        psid = None if port is None or not self.rule.has(packet[16:20]) else self.rule.psid(port)
        if psid is None:
            self.counters["toNobody"] += 1
            return
        try:
            self.raw.sendto(packet, (socket.inet_ntop(socket.AF_INET6, self.rule.ce(packet[16:20], psid)), 0))
            self.counters["toCe"] += 1
        except OSError:
            self.counters["notSent"] += 1

    def from_ce(self):
        packet, (source, *_) = self.raw.recvfrom(65536)
        if len(packet) < 20 or packet[0] >> 4 != 4:
            self.counters["malformed"] += 1
            return
        wrong = self.wrong(packet, socket.inet_pton(socket.AF_INET6, source))
        if not wrong:
            os.write(self.tun, packet)
            self.counters["fromCe"] += 1
            return
        self.counters[wrong] += 1
        self.told += 1
        if self.told <= TOLD:
            port = self.outward.of(packet, True)
            print(wrong, source, ipaddress.IPv4Address(packet[12:16]), port, "protocol", packet[9], flush=True)

    def wrong(self, packet, sender):
        port = self.outward.of(packet, True)
        if port is None:
            return "noPort"
        address = packet[12:16]
        psid = self.rule.psid(port) if self.rule.has(address) else None
        if psid is not None and self.rule.ce(address, psid) == sender:
            return None
        every = range(1 << self.rule.psid_length)
        mine = self.rule.has(address) and any(self.rule.ce(address, one) == sender for one in every)
        return "foreignPort" if mine else "foreignAddress"

    def serve(self, counters):
        def write(*_):
            with open(counters + ".new", "w") as file:
                json.dump(self.counters, file)
            os.rename(counters + ".new", counters)

        signal.signal(signal.SIGUSR1, write)
        watch = selectors.DefaultSelector()
        watch.register(self.tun, selectors.EVENT_READ, self.to_ce)
        watch.register(self.raw, selectors.EVENT_READ, self.from_ce)
        while True:
            for key, _ in watch.select():
                try:
                    for _ in range(64):
                        key.data()
                except BlockingIOError:
                    pass


if __name__ == "__main__":
    Relay(sys.argv[1], sys.argv[2], Rule(*sys.argv[3:8])).serve(sys.argv[8])
