#!/usr/bin/env bash
# Proves: with Rapid Commit on both sides there are two messages instead of four (RFC 9915 §18.2.1).
# Packages: kea-dhcp6-server
. "$INTEROP/lib/scenario.sh"

lab_up
kea_start '.Dhcp6.subnet6[0]["rapid-commit"] = true'
wan6_start --profile rfc9915 --length 56 --rapid-commit
happens 20 '.event == "Acquired"'
wan6_stop
exactly 1 '.event == "Acquired"'
sent_no REQUEST
wire_is_clean
