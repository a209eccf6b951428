package app.praetor.store.key;

import app.praetor.store.Database;
import app.praetor.store.DatabaseKey;
import app.praetor.store.key.keyring.Keyring;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Function;

/** A workspace folder of a test and what its keys need. */
record KeysFixture(Path folder, Keyring keyring) {
    KeyPlaces places() {
        return new KeyPlaces(folder.resolve("home"), folder.resolve("config"), keyring);
    }

    WorkspaceKeys open() {
        return open(Unlock.NONE);
    }

    WorkspaceKeys open(String passphrase) {
        return open(new Unlock.Passphrase(passphrase.toCharArray()));
    }

    WorkspaceKeys openWithCode(String code) {
        return open(new Unlock.RecoveryCode(code.toCharArray()));
    }

    WorkspaceKeys open(Unlock unlock) {
        return WorkspaceKeys.openOrCreate(places(), unlock, new Attempts(pause -> {}));
    }

    Path header() {
        return places().file();
    }

    Path previous() {
        return header().resolveSibling("keys.json.previous");
    }

    String headerText() throws IOException {
        return Files.readString(header());
    }

    /** The only device-key file. */
    Path deviceFile() throws IOException {
        try (var files = Files.list(folder.resolve("config/keys"))) {
            return files.findFirst().orElseThrow();
        }
    }

    /** Works with the real database. */
    <T> T inDatabase(WorkspaceKeys keys, Function<Database, T> work) {
        try (DatabaseKey key = keys.databaseKey();
                Database database = Database.open(places().workspace(), key)) {
            return work.apply(database);
        }
    }
}
