package app.praetor.app;

import app.praetor.identity.Tenant;
import app.praetor.spec.CanonicalJson;
import app.praetor.store.Json;
import app.praetor.store.ProjectRows;
import app.praetor.store.attachment.SealedFolder;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeSet;
import java.util.UUID;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** One project as a portable {@code .praetor} file: a zip of {@code project.json} and the bundles of its kit runs. */
public final class ProjectFile {
    private static final String DOCUMENT = "project.json";
    private static final String BUNDLES = "bundles/";
    /** A project is text; what is larger than this is not one of ours. */
    private static final long MAX_TOTAL = 512L * 1024 * 1024;

    private static final int MAX_ENTRIES = 10_000;

    private final ProjectRows rows;
    private final SealedFolder bundles;
    private final Tenant tenant;

    public ProjectFile(Workspace workspace, Tenant tenant) {
        this.rows = new ProjectRows(workspace.database());
        this.bundles = workspace.bundles(tenant);
        this.tenant = tenant;
    }

    /** Everything of a project, without local paths or the time of the export. */
    public ObjectNode read(UUID project) {
        return rows.read(tenant.id(), project);
    }

    /**
     * @throws UncheckedIOException when the file cannot be written; an older file of that name is kept then
     */
    public void exportTo(UUID project, Path file) {
        ObjectNode document = read(project);
        try {
            Path target = file.toAbsolutePath();
            Files.createDirectories(target.getParent());
            Path part = target.resolveSibling(target.getFileName() + ".part");
            try (OutputStream out = Files.newOutputStream(part);
                    ZipOutputStream zip = new ZipOutputStream(out)) {
                put(zip, DOCUMENT, CanonicalJson.write(document).getBytes(StandardCharsets.UTF_8));
                for (String name : bundleNames(document)) {
                    if (bundles.holds(name)) {
                        try (InputStream bundle = bundles.open(name)) {
                            put(zip, BUNDLES + name, bundle.readAllBytes());
                        }
                    }
                }
            }
            Files.move(part, target, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            // Without a bundle that belongs to it the file would look whole and not be.
            throw new UncheckedIOException("The project could not be written to " + file, e);
        }
    }

    private static void put(ZipOutputStream zip, String name, byte[] content) throws IOException {
        ZipEntry entry = new ZipEntry(name);
        entry.setLastModifiedTime(FileTime.from(Instant.EPOCH.plusSeconds(315_532_800)));
        zip.putNextEntry(entry);
        zip.write(content);
        zip.closeEntry();
    }

    private static TreeSet<String> bundleNames(JsonNode document) {
        TreeSet<String> names = new TreeSet<>();
        for (JsonNode run : document.path("tables").path("kit_executions")) {
            String name = run.path("bundle_path").asString("");
            if (isBundleName(name)) {
                names.add(name);
            }
        }
        return names;
    }

    /** A plain file name: an import must not reach out of the bundles folder. */
    private static boolean isBundleName(String name) {
        return name.endsWith(".zip") && SealedFolder.isName(name);
    }

    /**
     * Puts the project of a file into the tenant; ids are kept.
     *
     * @throws IllegalArgumentException when the file is not a project, is too large, or is here already
     */
    public UUID importFrom(Path file) {
        Map<String, byte[]> entries = unzip(file);
        byte[] json = entries.get(DOCUMENT);
        if (json == null) {
            throw new IllegalArgumentException("The file holds no " + DOCUMENT + ", so it is not a Praetor project.");
        }
        try {
            JsonNode document = Json.parse(new String(json, StandardCharsets.UTF_8));
            UUID project = rows.write(tenant.id(), document);
            for (String name : bundleNames(document)) {
                byte[] content = entries.get(BUNDLES + name);
                if (content != null) {
                    bundles.put(name, out -> out.write(content));
                }
            }
            return project;
        } catch (JacksonException e) {
            throw new IllegalArgumentException("The project's " + DOCUMENT + " is not readable JSON.");
        } catch (IOException e) {
            throw new UncheckedIOException("A bundle of the project could not be written", e);
        }
    }

    private static Map<String, byte[]> unzip(Path file) {
        Map<String, byte[]> entries = new LinkedHashMap<>();
        long total = 0;
        try (InputStream in = Files.newInputStream(file);
                ZipInputStream zip = new ZipInputStream(in)) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                byte[] content = zip.readNBytes((int) Math.min(Integer.MAX_VALUE - 8, MAX_TOTAL - total + 1));
                total += content.length;
                if (total > MAX_TOTAL || entries.size() >= MAX_ENTRIES) {
                    throw new IllegalArgumentException("The file is larger than a project can be.");
                }
                entries.put(entry.getName(), content);
            }
            return entries;
        } catch (ZipException e) {
            throw new IllegalArgumentException("The file is damaged: its zip cannot be read.");
        } catch (IOException e) {
            throw new IllegalArgumentException("The file cannot be read.");
        }
    }
}
