package dev.rightsflow.connector.mailbox;

import com.google.i18n.phonenumbers.PhoneNumberUtil;
import dev.rightsflow.connector.kit.descriptor.DescriptorNode;
import java.io.Reader;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.springframework.boot.convert.DurationStyle;

/**
 * A mailbox, as its descriptor tells it.
 *
 * @param zone in which a mail's instant becomes a date
 * @param ourDomain addresses there are the controller's own and name no third person
 * @param phoneRegion of numbers that are written without a country, as ISO 3166: {@code SE}
 */
record Descriptor(
        String system, Duration timeout, ZoneId zone, String ourDomain, String phoneRegion, List<Category> categories) {

    /**
     * @param folder where the mails of the category are
     * @param restrictedFolder where those go that are kept for storage only; made if it is not there
     */
    record Category(String name, String folder, String restrictedFolder, DescriptorNode place) {}

    static Descriptor read(String file, Reader yaml) {
        DescriptorNode root = DescriptorNode.read(file, yaml)
                .only("system", "timeout", "zone", "ourDomain", "phoneRegion", "categories");
        List<Category> categories = new ArrayList<>();
        Set<String> folders = new HashSet<>();
        DescriptorNode listed = root.required("categories");
        listed.entries().forEach((name, node) -> categories.add(category(name, node, folders)));
        if (categories.isEmpty()) {
            throw listed.wrong("Expected at least one category, but found none");
        }
        return new Descriptor(
                root.required("system").text(),
                duration(root.required("timeout")),
                zone(root.required("zone")),
                root.required("ourDomain").text().toLowerCase(Locale.ROOT),
                region(root.required("phoneRegion")),
                List.copyOf(categories));
    }

    private static Category category(String name, DescriptorNode node, Set<String> folders) {
        node.only("folder", "restrictedFolder");
        for (String part : List.of("folder", "restrictedFolder")) {
            DescriptorNode folder = node.required(part);
            if (!folders.add(folder.text())) {
                throw folder.wrong(
                        "Expected a folder of its own, but '%s' is another's already; mails in it would count twice"
                                .formatted(folder.text()));
            }
        }
        return new Category(
                name,
                node.required("folder").text(),
                node.required("restrictedFolder").text(),
                node);
    }

    private static Duration duration(DescriptorNode node) {
        try {
            return DurationStyle.detectAndParse(node.text());
        } catch (IllegalArgumentException e) {
            throw node.wrong("Expected a duration such as 10s, but found '%s'".formatted(node.text()));
        }
    }

    private static ZoneId zone(DescriptorNode node) {
        try {
            return ZoneId.of(node.text());
        } catch (DateTimeException e) {
            throw node.wrong("Expected a time zone such as Europe/Stockholm, but found '%s'".formatted(node.text()));
        }
    }

    private static String region(DescriptorNode node) {
        if (!PhoneNumberUtil.getInstance().getSupportedRegions().contains(node.text())) {
            throw node.wrong("Expected a region such as SE, but found '%s'".formatted(node.text()));
        }
        return node.text();
    }
}
