package app.praetor.knowledge;

import java.util.List;

/**
 * A program of another maker that projects are connected to ({@code integrations/}).
 *
 * @param kind what it is for, e.g. payment
 * @param capabilities what the connection can do
 * @param access how a program proves who it is: api_key, oauth2, certificate, account
 * @param needs what somebody has to provide before work on the connection can start
 * @param keywords words of a client that name it
 * @param features catalogue features that it serves
 * @param questions ids of questions to ask when it is named
 */
public record Integration(
        String id,
        String name,
        String kind,
        String description,
        List<String> capabilities,
        String access,
        List<String> needs,
        List<String> keywords,
        List<String> features,
        List<String> questions) {}
