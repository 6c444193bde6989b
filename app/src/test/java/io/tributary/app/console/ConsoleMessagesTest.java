package io.tributary.app.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.domain.allocation.CostComponent;
import io.tributary.domain.allocation.EliminationReason;
import io.tributary.domain.allocation.UnfilledReason;
import io.tributary.domain.order.LineBucket;
import io.tributary.domain.order.OrderStatus;
import io.tributary.domain.replenishment.Rounding;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ConsoleMessagesTest {
    private static final Pattern KEY = Pattern.compile("#\\{([a-zA-Z0-9._]+)");

    @Test
    void everyMessageIsInBothLanguages() throws IOException {
        assertThat(bundle("/messages_zh.properties").stringPropertyNames())
                .isEqualTo(bundle("/messages.properties").stringPropertyNames())
                .hasSizeGreaterThan(300);
    }

    @Test
    void everyKeyThatTemplatesUseExists() throws IOException {
        Set<String> used = new TreeSet<>();
        try (Stream<Path> files = Files.walk(Path.of("src/main/resources/templates"))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                KEY.matcher(Files.readString(file)).results().forEach(found -> used.add(found.group(1)));
            }
        }
        assertThat(used).hasSizeGreaterThan(150);
        assertThat(bundle("/messages.properties").stringPropertyNames()).containsAll(used);
    }

    @Test
    void everyCodeOfTheDomainHasALabel() throws IOException {
        Set<String> named = bundle("/messages_zh.properties").stringPropertyNames();
        assertThat(named)
                .containsAll(keys("status", OrderStatus.values()))
                .containsAll(keys("bucket", LineBucket.values()))
                .containsAll(keys("cost", CostComponent.values()))
                .containsAll(keys("eliminated", EliminationReason.values()))
                .containsAll(keys("unfilled", UnfilledReason.values()));
        assertThat(Arrays.stream(Rounding.values()).filter(one -> one != Rounding.NONE))
                .allMatch(one -> named.contains("rounding." + one));
    }

    private static Set<String> keys(String group, Enum<?>[] codes) {
        Set<String> keys = new TreeSet<>();
        for (Enum<?> code : codes) {
            keys.add(group + "." + code.name());
        }
        return keys;
    }

    private static Properties bundle(String name) throws IOException {
        var bundle = new Properties();
        try (var in = ConsoleMessagesTest.class.getResourceAsStream(name)) {
            bundle.load(new InputStreamReader(in, StandardCharsets.UTF_8));
        }
        return bundle;
    }
}
