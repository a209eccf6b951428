/** What kits need to reach their platforms: credentials and the remembered state, secrets sealed. */
@NullMarked
package app.praetor.kit.credential;

import org.jspecify.annotations.NullMarked;
