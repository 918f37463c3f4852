package net.wan6.test.consumers;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.felix.framework.FrameworkFactory;
import org.osgi.framework.Bundle;
import org.osgi.framework.launch.Framework;

/** Starts a framework, installs and starts the bundles it is given, runs the last one's program and stops it all. */
final class InFelix {
    private InFelix() {}

    public static void main(String[] arguments) throws Exception {
        Map<String, String> configuration = new HashMap<>();
        configuration.put("org.osgi.framework.storage", Path.of(arguments[0]).toString());
        configuration.put("org.osgi.framework.storage.clean", "onFirstInit");
        Framework framework = new FrameworkFactory().newFramework(configuration);
        framework.start();
        try {
            List<Bundle> bundles = new ArrayList<>();
            for (String jar : List.of(arguments).subList(2, arguments.length)) {
                bundles.add(framework
                        .getBundleContext()
                        .installBundle(Path.of(jar).toUri().toString()));
            }
            for (Bundle bundle : bundles) {
                if (bundle.getHeaders().get("Fragment-Host") == null) {
                    bundle.start();
                }
            }
            Bundle last = bundles.get(bundles.size() - 1);
            last.loadClass(arguments[1]).getMethod("main", String[].class).invoke(null, (Object) new String[0]);
        } finally {
            framework.stop();
            framework.waitForStop(10_000);
        }
    }
}
