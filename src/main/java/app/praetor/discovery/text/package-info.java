/** Reading a client's message: sentences, quotes, pasted mail, lists, amounts, dates and scales. */
@NullMarked
package app.praetor.discovery.text;

import org.jspecify.annotations.NullMarked;
