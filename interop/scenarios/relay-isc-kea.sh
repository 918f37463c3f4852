#!/usr/bin/env bash
# Proves: through ISC dhcrelay a lease is taken from Kea, renewed and given back: Solicit, Request, Renew and Release each come through it.
# Packages: kea-dhcp6-server isc-dhcp-relay
. "$INTEROP/lib/scenario.sh"

relayed_by isc
