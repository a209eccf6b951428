package app.praetor.sync;

import static app.praetor.sync.sim.Laptop.edit;
import static org.assertj.core.api.Assertions.assertThat;

import app.praetor.store.capture.HybridClock;
import app.praetor.sync.sim.Laptop;
import app.praetor.sync.sim.MemoryReplica;
import app.praetor.sync.sim.TestFeed;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Two rows with one key, on devices whose pages end between the versions that tell of the two. */
class KeyFaultsTest {
    private static final String ADD = "INSERT INTO praetor.user_preferences (tenant_id, id, user_id, preference_key,"
            + " preference_value) VALUES (?, ?, ?, 'theme', CAST(? AS JSON))";
    private static final String RENAME =
            "UPDATE praetor.user_preferences SET tenant_id = ?, preference_key = 'other' WHERE id = ?";
    private static final String KEYS =
            "SELECT preference_key FROM praetor.user_preferences WHERE tenant_id = ? ORDER BY preference_key";
    private static final TestFeed SERVER = new TestFeed(InstantSource.system());
    private static final List<MemoryReplica> DATABASES = List.of(database(), database(), database());

    private long now = System.currentTimeMillis();
    private Laptop a;
    private Laptop b;
    private Laptop c;

    private static MemoryReplica database() {
        return new MemoryReplica(new HybridClock(InstantSource.system(), 0, 0));
    }

    @AfterAll
    static void stop() {
        SERVER.close();
    }

    @BeforeEach
    void start() {
        TestFeed.Member member = SERVER.tenant();
        InstantSource clock = () -> Instant.ofEpochMilli(now++);
        a = new Laptop(DATABASES.get(0), SERVER, member, clock, UUID.randomUUID(), 1);
        b = new Laptop(DATABASES.get(1), SERVER, member, clock, UUID.randomUUID(), 1);
        c = new Laptop(DATABASES.get(2), SERVER, member, clock);
        a.sync();
        b.sync();
        c.sync();
    }

    private void add(Laptop laptop, UUID row, String value) {
        laptop.edit(edit(ADD, row, a.user(), value));
    }

    private void settle() {
        for (int round = 0; round < 3; round++) {
            List.of(a, b, c).forEach(Laptop::sync);
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void fault40OneRowOfTwoKeepsTheKey(boolean earlierFirst) {
        UUID earlier = UUID.randomUUID();
        UUID later = UUID.randomUUID();
        add(a, earlier, "\"dark\"");
        add(b, later, "\"light\"");
        (earlierFirst ? List.of(a, b) : List.of(b, a)).forEach(Laptop::sync);
        settle();

        List<String> keys = List.of("theme", "theme-" + later.toString().substring(0, 4));
        for (Laptop laptop : List.of(a, b, c)) {
            assertThat(laptop.query(String.class, KEYS)).isEqualTo(keys);
            assertThat(laptop.query(String.class, "SELECT kind FROM praetor.sync_conflicts WHERE tenant_id = ?"))
                    .containsExactly("renamed");
        }
    }

    @Test
    void fault40RowWhoseKeyWasFreedBeforeItCameKeepsIt() {
        UUID gone = UUID.randomUUID();
        add(a, UUID.randomUUID(), "\"dark\"");
        add(b, gone, "\"light\"");
        b.sync();
        b.edit(edit(RENAME, gone));
        b.sync();
        a.sync();
        settle();

        for (Laptop laptop : List.of(a, b, c)) {
            assertThat(laptop.query(String.class, KEYS)).containsExactly("other", "theme");
            assertThat(laptop.query(String.class, "SELECT kind FROM praetor.sync_conflicts WHERE tenant_id = ?"))
                    .isEmpty();
            assertThat(laptop.query(Integer.class, "SELECT COUNT(*) FROM praetor.sync_shadow WHERE tenant_id = ?"))
                    .containsExactly(0);
        }
    }
}
