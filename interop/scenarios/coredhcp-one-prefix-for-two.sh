#!/usr/bin/env bash
# Proves: coredhcp gives the same prefix in both of our IA_PDs; it is held once, told as a problem, and no storm comes of it.
# Packages: coredhcp-server
. "$INTEROP/lib/scenario.sh"

lab_up
coredhcp_start
wan6_start --profile rfc9915 --length 56 --prefixes 2
happens 20 '.event == "ConfigurationProblem" and (.description | endswith("twice"))'
happens 20 '.event == "StateChanged" and .state == "Bound"'
sleep 3
wan6_stop
exactly 1 '.event == "Acquired"'
exactly 0 '.event == "Withdrawn"'
! sent_at_least 4 REQUEST || fail "a storm of Requests"
wire_is_clean
