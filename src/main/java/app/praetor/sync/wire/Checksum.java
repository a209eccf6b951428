package app.praetor.sync.wire;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.zip.CRC32C;

/** A sum over the table, id, version and kind of each entry and their number: a page that was cut or mixed up has another. */
public final class Checksum {
    private Checksum() {}

    /** Of these entries in this order; hexadecimal. */
    public static String of(List<Entry> entries) {
        CRC32C sum = new CRC32C();
        for (Entry entry : entries) {
            String line = entry.table()
                    + ' '
                    + entry.id()
                    + ' '
                    + entry.version()
                    + ' '
                    + (entry.op() == Op.DELETE ? 'D' : 'U')
                    + '\n';
            sum.update(line.getBytes(StandardCharsets.UTF_8));
        }
        return Long.toHexString(sum.getValue()) + "-" + entries.size();
    }
}
