package net.wan6.examples.programs;

import java.io.IOException;
import java.nio.file.Path;
import java.util.function.Consumer;
import net.wan6.codec.Duid;
import net.wan6.core.ClientConfig;
import net.wan6.core.ClientEvent;
import net.wan6.core.ClientIdentity;
import net.wan6.core.ClientProfile;
import net.wan6.core.HeldPrefix;
import net.wan6.core.Lease;
import net.wan6.core.LeaseStep;
import net.wan6.core.driver.ClientListener;
import net.wan6.core.driver.Dhcpv6Client;
import net.wan6.core.driver.LeaseStore;

/**
 * The smallest useful program: asks for a /56 on an interface and prints what happens to it.
 *
 * <p>Arguments: the interface, the MAC to make the DUID of, a file for the state.
 */
public final class MinimalListener implements ClientListener {
    private final Consumer<String> out;

    MinimalListener(Consumer<String> out) {
        this.out = out;
    }

    public static void main(String[] args) throws IOException, InterruptedException {
        if (args.length != 3) {
            System.err.println("arguments: INTERFACE MAC STATE-FILE, such as wan0 02:00:5e:00:53:02 wan0.state");
            System.exit(2);
        }
        Duid duid = Duid.parseMac(args[1]);
        ClientConfig config =
                ClientConfig.builder(ClientProfile.RFC9915).prefix(56).build();
        Dhcpv6Client client = Dhcpv6Client.builder(config, ClientIdentity.of(duid))
                .onInterface(args[0])
                .store(LeaseStore.file(Path.of(args[2])))
                .listener(new MinimalListener(System.out::println))
                .open();
        // The leases stay: a router that restarts wants them back.
        Runtime.getRuntime().addShutdownHook(new Thread(client::close));
        Thread.currentThread().join();
    }

    @Override
    public void onLeaseChange(ClientEvent.LeaseChange change) {
        change.steps().forEach(step -> out.accept(text(step)));
    }

    @Override
    public void onReconfigureRejected(ClientEvent.ReconfigureRejected rejected) {
        out.accept("refused a Reconfigure: " + rejected.reason());
    }

    private static String text(LeaseStep step) {
        if (step instanceof LeaseStep.Acquired acquired) {
            return "acquired " + name(acquired.lease());
        }
        if (step instanceof LeaseStep.Replaced replaced) {
            return "replaced " + name(replaced.oldLease()) + " by " + name(replaced.newLease())
                    + ", deprecate the old one for "
                    + replaced.deprecateOldFor().seconds() + " s";
        }
        if (step instanceof LeaseStep.Withdrawn withdrawn) {
            return "lost " + name(withdrawn.lease()) + ": " + withdrawn.reason();
        }
        // Refreshed, deprecated, and whatever later versions tell.
        return step.toString();
    }

    private static String name(Lease lease) {
        return lease instanceof HeldPrefix prefix ? prefix.prefix().toString() : lease.toString();
    }
}
