/** The versions of an objective that an organization wrote in place of the shipped one. */
@NullMarked
package app.praetor.discovery.version;

import org.jspecify.annotations.NullMarked;
