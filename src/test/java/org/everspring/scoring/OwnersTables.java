package org.everspring.scoring;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.RepositoryService;
import org.springframework.jdbc.core.JdbcOperations;

/** Decision tables as an owner has changed them, and their deployments, which are taken back after the test. */
final class OwnersTables {

    private final RepositoryService repository;
    private final List<String> deployments = new ArrayList<>();

    OwnersTables(RepositoryService repository) {
        this.repository = repository;
    }

    /** The file as it is shipped. */
    static String shipped(String file) {
        try {
            return Files.readString(Path.of("processes", file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The table with another text in the cell of that id. */
    static String withCell(String table, String cell, String text) {
        Matcher matcher = Pattern.compile("(id=\"" + cell + "\"[^>]*>\\s*<text>)[^<]*(</text>)")
                .matcher(table);
        if (!matcher.find()) {
            throw new IllegalArgumentException("No cell " + cell);
        }
        String escaped = text.replace("&", "&amp;").replace("<", "&lt;");
        return matcher.replaceFirst("$1" + Matcher.quoteReplacement(escaped) + "$2");
    }

    static String withoutRule(String table, String rule) {
        return table.replaceFirst("(?s)<rule id=\"" + rule + "\">.*?</rule>", "");
    }

    static byte[] bytes(String table) {
        return table.getBytes(StandardCharsets.UTF_8);
    }

    void deploy(String file, String table) {
        deployments.add(repository
                .createDeployment()
                .name(file)
                .addInputStream(file, new ByteArrayInputStream(bytes(table)))
                .deploy()
                .getId());
    }

    /** A table from before it would have been refused: what is deployed already is not looked at again. */
    void deployedBefore(String file, String table, JdbcOperations jdbc) {
        deploy(file, shipped(file) + "\n");
        jdbc.update(
                "update ACT_GE_BYTEARRAY set BYTES_ = ? where DEPLOYMENT_ID_ = ?",
                bytes(table),
                deployments.get(deployments.size() - 1));
    }

    void takeBack() {
        deployments.forEach(deployment -> repository.deleteDeployment(deployment, true));
        deployments.clear();
    }
}
