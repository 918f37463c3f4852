#!/usr/bin/env bash
# Proves: our carrier's signed Reconfigure reaches wan6 through ISC dhcrelay, and the new prefix comes back the same way.
# Packages: isc-dhcp-relay
. "$INTEROP/lib/scenario.sh"

reconfigured_through isc
