package io.tributary.simulator.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DemoDataTest {
    @TempDir
    Path folder;

    private static DemoOptions options(String... arguments) throws DemoOptions.BadOption {
        return DemoOptions.parse(List.of(arguments), Path.of("data"));
    }

    @Test
    void anEmptyFolderTakesTheWorldThatIsAskedFor() throws Exception {
        assertThat(DemoData.read(folder)).isNull();
        assertThat(DemoData.resolve(null, options("--seed", "5"), DemoData.SEEDED, 24))
                .isEqualTo(new DemoData(5, "network", 24, false));
    }

    @Test
    void theWorldOfTheFolderGoesOnWhateverThePace() throws Exception {
        new DemoData(5, "network", 24, true).write(folder);
        DemoData kept = DemoData.read(folder);
        assertThat(DemoData.resolve(kept, options(), DemoData.SEEDED, 60))
                .isEqualTo(new DemoData(5, "network", 24, true));
    }

    @Test
    void anotherWorldIsRefusedWithItsRemedy() throws Exception {
        var kept = new DemoData(5, "network", 24, true);
        assertThatThrownBy(() -> DemoData.resolve(kept, options("--seed", "6"), DemoData.SEEDED, 24))
                .hasMessageContaining("is of the world 'network' with seed 5")
                .hasMessageContaining("--fresh");
        assertThatThrownBy(() -> DemoData.resolve(kept, options(), "orders.csv", 24))
                .hasMessageContaining("not 'orders.csv'");
    }

    @Test
    void anImportThatWasCutOffIsDoneAgain() throws Exception {
        assertThat(DemoData.resolve(new DemoData(5, "network", 24, false), options(), DemoData.SEEDED, 60)
                        .imported())
                .isFalse();
    }

    @Test
    void forgettingLeavesWhatTheDemoDidNotPutThere() throws Exception {
        Path mine = Files.writeString(folder.resolve("notes.txt"), "keep");
        new DemoData(5, "network", 24, true).write(folder);
        Files.createDirectories(folder.resolve("postgres/base"));
        Files.writeString(folder.resolve("orders-position"), "17");
        DemoData.forget(folder);
        assertThat(mine).exists();
        assertThat(folder.resolve("demo.properties")).doesNotExist();
        assertThat(folder.resolve("postgres")).doesNotExist();
        assertThat(folder.resolve("orders-position")).doesNotExist();
    }
}
