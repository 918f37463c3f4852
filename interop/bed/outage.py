#!/usr/bin/env python3
"""What changes of prefix cost, from what probe.py wrote and when Reconfigures were on the wire.
usage: outage.py TIMES NAME=FILE...    TIMES: a file with the time of each first Reconfigure, one a line, in seconds

For each change and each probe, in ms from the Reconfigure: until the first answer to a new question under the new address (new), and
the longest silence before the next change (silence). Prints one JSON object: changes, and for each NAME/HOST the values of new and
silence with median and worst; null where there was no such answer before the next change."""
import json
import statistics
import sys


def answers(files):
    """By probe: (asked, answered, seen), in the order of answers."""
    found = {}
    for name, file in files:
        for line in open(file):
            host, asked, answered, seen = line.split()
            found.setdefault(name + "/" + host, []).append((float(asked), float(answered), seen))
    return {probe: sorted(rows, key=lambda row: row[1]) for probe, rows in found.items()}


def change(rows, begin, end):
    before = [row for row in rows if row[1] <= begin]
    after = [row for row in rows if begin < row[1] < end]
    if not before:
        return dict(new=None, silence=None)
    old = before[-1][2]
    new = [answered - begin for asked, answered, seen in after if asked >= begin and seen != old]
    times = [before[-1][1]] + [answered for _, answered, _ in after] + [end]
    silence = max(b - a for a, b in zip(times, times[1:]))
    return dict(new=milliseconds(min(new, default=None)), silence=milliseconds(silence))


def milliseconds(seconds):
    return None if seconds is None else round(seconds * 1000)


def summary(values):
    known = [value for value in values if value is not None]
    missing = len(values) - len(known)
    return dict(median=round(statistics.median(known)) if known else None, worst=max(known, default=None),
                missing=missing, all=values)


def main(times, *files):
    begins = sorted(float(line) for line in open(times) if line.strip())
    found = answers(file.split("=", 1) for file in files)
    ends = begins[1:] + [max(rows[-1][1] for rows in found.values())]
    result = dict(changes=len(begins))
    for probe, rows in found.items():
        each = [change(rows, begin, end) for begin, end in zip(begins, ends)]
        result[probe] = {what: summary([one[what] for one in each]) for what in ("new", "silence")}
    print(json.dumps(result))


main(*sys.argv[1:])
