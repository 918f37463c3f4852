#!/usr/bin/env python3
"""The carrier's edge router: a delegated prefix is routed to its client for as long as the carrier says so, and not longer.
usage: edge.py EVENTS DEVICE NEXT-HOP GRACE     follows the events that "wan6 carrier --json" writes to the file EVENTS

Prints each prefix with the time from which it is routed; the client's former prefix is unreachable GRACE seconds later."""
import json
import subprocess
import sys
import threading
import time

events, device, client, grace = sys.argv[1:]
routed = {}


def ip(*words):
    subprocess.run(["ip", "-6", "route", *words], check=False)


def forget(who, former):
    """Unless it has come back meanwhile."""
    if routed.get(who) != former:
        ip("del", former)


with open(events) as lines:
    text = ""
    while True:
        text += lines.readline()
        if not text.endswith("\n"):
            time.sleep(0.002)
            continue
        event, text = json.loads(text), ""
        if event["event"] not in ("Delegated", "Released"):
            continue
        who, prefix, former = event["client"], event["prefix"], routed.get(event["client"])
        if event["event"] == "Released":
            if prefix == former:
                ip("del", routed.pop(who))
        elif prefix != former:
            ip("replace", prefix, "via", client, "dev", device)
            if former:
                threading.Timer(float(grace), forget, (who, former)).start()
            routed[who] = prefix
            print(time.time(), prefix, flush=True)
