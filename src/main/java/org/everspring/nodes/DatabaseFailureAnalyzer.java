package org.everspring.nodes;

import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;

/** A database that the start cannot use: which one, why, and which setting says so. Everything else keeps its trace. */
@Order(Ordered.HIGHEST_PRECEDENCE)
final class DatabaseFailureAnalyzer extends AbstractFailureAnalyzer<SQLException> {

    private final Environment settings;

    DatabaseFailureAnalyzer(Environment settings) {
        this.settings = settings;
    }

    @Override
    protected @Nullable FailureAnalysis analyze(Throwable rootFailure, SQLException cause) {
        String state = cause.getSQLState();
        if (state == null) {
            return null;
        }
        String user = settings.getProperty("spring.datasource.username", "");
        return switch (state) {
            case "08001", "08004", "08006" ->
                analysis(
                        "连接不上数据库" + address() + "，不能启动。",
                        "请检查数据库是否已启动、地址是否正确（环境变量 EVERSPRING_DATABASE_URL，即设置 spring.datasource.url），然后重新启动。",
                        cause);
            case "28P01", "28000" ->
                analysis(
                        "数据库" + address() + "没有接受账号“" + user + "”的登录，不能启动。",
                        "请检查环境变量 EVERSPRING_DATABASE_USER 和 EVERSPRING_DATABASE_PASSWORD，以及数据库的 pg_hba.conf，然后重新启动。",
                        cause);
            case "3D000" ->
                analysis("数据库" + address() + "不存在，不能启动。", "请先建立这个数据库，或改正环境变量 EVERSPRING_DATABASE_URL，然后重新启动。", cause);
            case "42501" ->
                analysis(
                        "账号“" + user + "”在数据库" + address() + "中没有所需的权限，不能启动：" + cause.getMessage(),
                        "请把数据库的所有权交给这个账号（alter database … owner to …），然后重新启动。",
                        cause);
            case "57P03", "53300" ->
                analysis("数据库" + address() + "暂时不接受连接，不能启动：" + cause.getMessage(), "请等数据库就绪、连接数有余量后重新启动。", cause);
            default -> null;
        };
    }

    /** Without what may follow the name: a password can stand there. */
    private String address() {
        String address = settings.getProperty("spring.datasource.url", "");
        int parameters = address.indexOf('?');
        return " " + (parameters < 0 ? address : address.substring(0, parameters)) + " ";
    }

    private static FailureAnalysis analysis(String description, String action, SQLException cause) {
        return new FailureAnalysis(description, action, cause);
    }
}
