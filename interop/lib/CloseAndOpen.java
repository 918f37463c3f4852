import java.nio.file.Files;
import java.nio.file.Path;
import net.wan6.codec.Duid;
import net.wan6.core.ClientConfig;
import net.wan6.core.ClientIdentity;
import net.wan6.core.ClientProfile;
import net.wan6.core.driver.Dhcpv6Client;
import net.wan6.core.driver.Dhcpv6Loop;

/** Arguments: interface, rounds, a file. Keeps the first client open until the file is there, then opens and closes. */
public final class CloseAndOpen {
    public static void main(String[] arguments) throws Exception {
        ClientConfig config =
                ClientConfig.builder(ClientProfile.RFC9915).prefix(56).build();
        ClientIdentity identity = ClientIdentity.of(Duid.parseMac("02:00:5e:00:53:02"));
        int rounds = Integer.parseInt(arguments[1]);
        Path begin = Path.of(arguments[2]);
        try (Dhcpv6Loop loop = Dhcpv6Loop.open()) {
            for (int round = 0; round < rounds; round++) {
                try (Dhcpv6Client client = Dhcpv6Client.builder(config, identity)
                        .onInterface(arguments[0])
                        .loop(loop)
                        .open()) {
                    while (!Files.exists(begin)) {
                        Thread.sleep(50);
                    }
                }
            }
        }
    }
}
