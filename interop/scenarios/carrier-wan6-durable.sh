#!/usr/bin/env bash
# Proves, by the system calls: each state is on the disk before it takes the old one's place, and its name is too before
# wan6 goes on; a power cut leaves the old state or the new one.
# Packages: strace
. "$INTEROP/lib/scenario.sh"

lab_up
state=$LAB_SCRATCH/wan6.state
carrier_start --prefix 2001:db8:1000::/40
"${ON_CLIENT[@]}" strace --daemonize --follow-forks --quiet=all --decode-fds=path --trace=fsync,fdatasync,rename,renameat,renameat2 \
  --output="$OUT/calls" \
  java -jar "$WAN6_JAR" client --interface wan0 --state "$state" --json --profile rfc9915 --length 56 \
  >>"$OUT/events.jsonl" 2>>"$OUT/wan6.log" &
WAN6_PID=$!
happens 60 '.event == "Acquired"'
stop "$WAN6_PID"

# One letter a call: the new state synchronized, the rename, the directory synchronized.
order=$(sed -nE -e "s|.*f(data)?sync\([0-9]+<$state\.new>\) += 0.*|s|p" -e "s|.*rename.*\"$state\.new\".*\"$state\".*= 0.*|r|p" \
  -e "s|.*f(data)?sync\([0-9]+<$LAB_SCRATCH>\) += 0.*|d|p" "$OUT/calls" | tr -d '\n')
step "saves, in order: $order"
[[ $order =~ ^(srd)+$ ]] || fail "not each save is synchronized, renamed and synchronized: $(cat "$OUT/calls")"
server_stop
wire_is_clean
