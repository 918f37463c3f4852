#!/usr/bin/env bash
# Proves: a server that cannot delegate causes no storm: Solicits by the schedule, no Request, no lease.
# Packages: dnsmasq-base
. "$INTEROP/lib/scenario.sh"

lab_up
dnsmasq_start
wan6_start --profile rfc9915 --length 56
eventually 30 "four Solicits went out" sent_at_least 4 SOLICIT
nth_not_before 4 SOLICIT 6
wan6_stop
exactly 0 '.event == "Acquired"'
sent_no REQUEST
wire_is_clean
