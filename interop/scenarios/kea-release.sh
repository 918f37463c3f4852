#!/usr/bin/env bash
# Proves: a lease is given back when the client is told to, by one Release that Kea answers, and Withdrawn is told once.
# Packages: kea-dhcp6-server
. "$INTEROP/lib/scenario.sh"

lab_up
kea_start
wan6_start --profile rfc9915 --length 56 --release
happens 20 '.event == "Acquired"'
wan6_stop
exactly 1 '.event == "Withdrawn" and .reason == "released"'
sent RELEASE
wire_is_clean
