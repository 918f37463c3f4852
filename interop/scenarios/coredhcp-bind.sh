#!/usr/bin/env bash
# Proves: a lease is taken from coredhcp, a server that knows little more than Solicit and Request.
# Packages: coredhcp-server
. "$INTEROP/lib/scenario.sh"

lab_up
coredhcp_start
wan6_start --profile rfc9915 --length 56
happens 20 '.event == "Acquired" and (.prefix | test("^2001:db8:10[0-9a-f:]+/56$"))'
wan6_stop
exactly 1 '.event == "Acquired"'
wire_is_clean
