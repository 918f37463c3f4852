#!/usr/bin/env bash
# Proves: through dibbler-relay a lease is taken from Kea, renewed and given back: Solicit, Request, Renew and Release each come through it.
# Packages: kea-dhcp6-server dibbler-relay
. "$INTEROP/lib/scenario.sh"

relayed_by dibbler
