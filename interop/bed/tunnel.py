#!/usr/bin/env python3
"""What "ip -6 tunnel" makes, where the kernel cannot: IPv4 in IPv6 between a TUN device and a raw socket.
usage: tunnel.py DEVICE FIFO     until it is killed

A line "LOCAL REMOTE" written to FIFO says between which addresses; another one points it elsewhere, and device and routes stay. The kernel
writes the IPv6 headers and does the fragments. What is from anybody else, or to another address, is dropped."""
import fcntl
import os
import selectors
import socket
import struct
import sys

IPV6_FREEBIND = 78


class Tunnel:
    def __init__(self, device, control):
        self.local = self.remote = None
        self.tun = os.open("/dev/net/tun", os.O_RDWR | os.O_NONBLOCK)
        fcntl.ioctl(self.tun, 0x400454CA, struct.pack("16sH14x", device.encode(), 0x1001))  # TUNSETIFF, IFF_TUN | IFF_NO_PI
        self.raw = socket.socket(socket.AF_INET6, socket.SOCK_RAW, socket.IPPROTO_IPIP)
        self.raw.setsockopt(socket.SOL_SOCKET, 33, 8 << 20)  # SO_RCVBUFFORCE
        self.raw.setsockopt(socket.IPPROTO_IPV6, socket.IPV6_RECVPKTINFO, 1)
        self.raw.setsockopt(socket.IPPROTO_IPV6, IPV6_FREEBIND, 1)
        self.raw.setblocking(False)
        os.mkfifo(control + ".new")
        self.control = os.open(control + ".new", os.O_RDWR | os.O_NONBLOCK)
        os.rename(control + ".new", control)

    def point(self):
        """The last of the lines that have come; each was written at once."""
        near, far = os.read(self.control, 4096).decode().splitlines()[-1].split()
        self.local = socket.inet_pton(socket.AF_INET6, near)
        self.remote = socket.inet_ntop(socket.AF_INET6, socket.inet_pton(socket.AF_INET6, far))

    def outward(self):
        packet = os.read(self.tun, 65536)
        if packet[0] >> 4 == 4 and self.local:
            source = [(socket.IPPROTO_IPV6, socket.IPV6_PKTINFO, self.local + bytes(4))]
            self.lossy(lambda: self.raw.sendmsg([packet], source, 0, (self.remote, 0)))

    def inward(self):
        packet, extra, _, source = self.raw.recvmsg(65536, 64)
        if source[0] == self.remote and extra[0][2][:16] == self.local:
            self.lossy(lambda: os.write(self.tun, packet))

    @staticmethod
    def lossy(send):
        """A full queue, no route, a device that is down: a tunnel loses the packet."""
        try:
            send()
        except OSError:
            pass

    def serve(self):
        watch = selectors.DefaultSelector()
        watch.register(self.tun, selectors.EVENT_READ, self.outward)
        watch.register(self.raw, selectors.EVENT_READ, self.inward)
        watch.register(self.control, selectors.EVENT_READ, self.point)
        while True:
            for key, _ in watch.select():
                try:
                    for _ in range(64):
                        key.data()
                except BlockingIOError:
                    pass


if __name__ == "__main__":
    Tunnel(*sys.argv[1:]).serve()
