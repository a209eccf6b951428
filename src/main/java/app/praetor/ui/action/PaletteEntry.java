package app.praetor.ui.action;

/**
 * A line of the palette.
 *
 * @param id stable name, remembered for "recent first"
 * @param text what is searched and shown
 * @param detail a faint line below; may be empty
 * @param hint faint words at the right, such as the keys or the kind of thing; may be empty
 * @param icon Feather icon code
 * @param run what choosing it does
 */
public record PaletteEntry(String id, String text, String detail, String hint, String icon, Runnable run) {
    public PaletteEntry(String id, String text, String hint, String icon, Runnable run) {
        this(id, text, "", hint, icon, run);
    }
}
