package org.everspring.web;

import java.io.IOException;
import java.io.Writer;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;

/**
 * The page of a request that reaches no application because the server cannot even read it. Made by Tomcat, hence public;
 * plain, because nothing else of ours can be reached there.
 */
public final class ErrorPageValve extends ErrorReportValve {

    private static final String PAGE = """
            <!DOCTYPE html>
            <html lang="zh-CN">
            <head><meta charset="UTF-8"><title>这项操作未能完成</title></head>
            <body><h1>这项操作未能完成</h1><p>%s</p><p>错误代码 %d</p><p><a href="/">返回首页</a></p></body>
            </html>
            """;

    @Override
    protected void report(Request request, Response response, Throwable throwable) {
        int status = response.getStatus();
        if (status < 400 || response.getContentWritten() > 0 || !response.setErrorReported()) {
            return;
        }
        try {
            response.setContentType("text/html");
            response.setCharacterEncoding("UTF-8");
            Writer writer = response.getReporter();
            if (writer != null) {
                writer.write(PAGE.formatted(StatusTexts.of(status), status));
                response.finishResponse();
            }
        } catch (IOException | IllegalStateException senderIsGone) {
            // There is nobody left to tell.
        }
    }
}
