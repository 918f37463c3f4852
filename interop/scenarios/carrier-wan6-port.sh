#!/usr/bin/env bash
# Proves: what keeps wan6 from port 546 is said in one line with what to do, nothing is left behind, and each way to the
# privilege works: the lowered limit, the ambient capability.
. "$INTEROP/lib/scenario.sh"

AS_NOBODY=(setpriv --reuid 65534 --regid 65534 --clear-groups)
CLIENT=(java -jar "$WAN6_JAR" client --interface wan0 --json --profile rfc9915 --length 56)

# refused WORDS COMMAND...   ends with status 1 and one line that has the words.
refused() {
  local words=$1 status=0
  shift
  timeout 20 "$@" >"$OUT/refused.out" 2>"$OUT/refused.err" || status=$?
  [ "$status" -eq 1 ] && grep -qF -- "$words" "$OUT/refused.err" && [ "$(wc -l <"$OUT/refused.err")" -eq 1 ] ||
    fail "status $status: $(cat "$OUT/refused.err")"
  step "refused: $(cat "$OUT/refused.err")"
}

# acquires COMMAND...
acquires() {
  : >"$OUT/events.jsonl"
  "$@" >>"$OUT/events.jsonl" 2>>"$OUT/wan6.log" &
  WAN6_PID=$!
  happens 20 '.event == "Acquired"'
  wan6_stop
}

lab_up
carrier_start --prefix 2001:db8:1000::/40

refused 'there is no interface no-such0' "${ON_CLIENT[@]}" java -jar "$WAN6_JAR" client --interface no-such0 \
  --duid 0003000102005e005302
refused 'CAP_NET_BIND_SERVICE as an ambient capability' "${ON_CLIENT[@]}" "${AS_NOBODY[@]}" "${CLIENT[@]}"
refused 'java.net.preferIPv4Stack' "${ON_CLIENT[@]}" java -Djava.net.preferIPv4Stack=true "${CLIENT[@]:1}"
acquires "${ON_CLIENT[@]}" "${CLIENT[@]}" --state "$LAB_SCRATCH/first.state"
"${ON_CLIENT[@]}" "${CLIENT[@]}" --state "$LAB_SCRATCH/first.state" >"$OUT/holder.jsonl" 2>>"$OUT/wan6.log" &
holder=$!
eventually 20 "the first client holds the port" listens "$LAB_CLIENT" 546
refused 'another DHCPv6 client holds the port' "${ON_CLIENT[@]}" "${CLIENT[@]}" --state "$LAB_SCRATCH/second.state"
refused 'is in use by another client' "${ON_CLIENT[@]}" "${CLIENT[@]}" --state "$LAB_SCRATCH/first.state"
# As /dev/null, which must be there after all this.
mknod "$LAB_SCRATCH/null" c 1 3
refused 'is no regular file' "${ON_CLIENT[@]}" "${CLIENT[@]}" --state "$LAB_SCRATCH/null"
[ -c "$LAB_SCRATCH/null" ] || fail "the device was put away"
stop "$holder"

acquires "${ON_CLIENT[@]}" setpriv --reuid 65534 --regid 65534 --clear-groups \
  --inh-caps +net_bind_service --ambient-caps +net_bind_service "${CLIENT[@]}"
# A namespace of processes joined from outside keeps the /sys of the machine, in which there is no wan0.
acquires nsenter --net="/run/netns/$LAB_CLIENT" "${CLIENT[@]}"
"${ON_CLIENT[@]}" sh -c 'echo 546 >/proc/sys/net/ipv4/ip_unprivileged_port_start'
acquires "${ON_CLIENT[@]}" "${AS_NOBODY[@]}" "${CLIENT[@]}"
server_stop
wire_is_clean
