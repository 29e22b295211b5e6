package dev.rightsflow.deployment;

import static java.util.stream.Collectors.toCollection;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.NullMarked;
import org.yaml.snakeyaml.Yaml;

/** Every setting is one, is complete, and leads where somebody is. */
@NullMarked
final class SettingsRules {

    private static final Set<String> OF_THE_JVM = Set.of("JAVA_TOOL_OPTIONS");

    private SettingsRules() {}

    static List<String> everyVariableIsASettingOfItsService(ComposeFile compose) {
        return Faults.in(compose.ours(), service -> {
            KnownProperties known = KnownProperties.of(service.module());
            known.add(Settings.of(service).ownNames());
            return service.environment().keySet().stream()
                    .filter(name -> !OF_THE_JVM.contains(name) && !known.accept(name))
                    .map(name -> "sets " + name + ", which is no property of " + service.module())
                    .toList();
        });
    }

    static List<String> everySettingIsComplete(ComposeFile compose) {
        return Faults.in(compose.ours(), service -> {
            Settings settings = Settings.of(service);
            Set<String> names = new TreeSet<>(settings.ownNames());
            names.addAll(service.environment().keySet());
            return settings.unresolved(names);
        });
    }

    static List<String> everyRunningSystemOfThePolicyHasAConnector(ComposeFile compose) {
        Map<String, Object> policy =
                new Yaml().load(ComposeFile.text("workflow/src/main/resources/policy/softwerk.yml"));
        Set<String> connected = compose.ours().stream()
                .filter(service -> service.module().startsWith("connectors/"))
                .map(service -> Settings.of(service).get("rightsflow.connector.system"))
                .collect(toCollection(TreeSet::new));
        List<String> faults = new ArrayList<>();
        ComposeFile.map(policy.get("systems"))
                .forEach((system, details) -> Faults.expect(
                        faults,
                        !"running".equals(ComposeFile.map(details).get("connection")) || connected.contains(system),
                        "the policy says that " + system + " is running, but no service is its connector"));
        return faults;
    }

    static List<String> theDoorLeadsToPortsThatAreThere(ComposeFile compose) {
        String door = ComposeFile.text("deployment/haproxy/haproxy.cfg");
        List<String> faults = new ArrayList<>();
        for (String name : List.of("request-intake", "workflow")) {
            Settings settings = compose.service(name).map(Settings::of).orElseThrow();
            String port = settings.get("server.port");
            String management = settings.get("management.server.port");
            String check = management.isEmpty() ? " check inter" : " check port " + management + " inter";
            Faults.expect(
                    faults,
                    door.contains(" " + name + ":" + port + check),
                    "haproxy.cfg: does not lead to " + name + ":" + port + " or checks it elsewhere than" + check);
        }
        return faults;
    }
}
