package org.everspring.audit.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.lang.reflect.Method;
import java.util.Map;
import java.util.Optional;
import org.everspring.kernel.InvalidInputException;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.web.servlet.error.ErrorAttributes;
import org.springframework.util.ReflectionUtils;
import org.springframework.web.context.request.ServletWebRequest;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.ModelAndView;

/** Why a request was refused: in the words that the person has read, or else as its status says. */
class Refusals implements HandlerInterceptor {

    /** What our pages name the refusal by that they show along with the input. */
    private static final String SHOWN = "refusal";

    /** Not by the same name: a view puts its whole model into the request. */
    private static final String WORDS = Refusals.class.getName();

    private static final Map<Integer, String> STATUS = Map.of(
            400, "请求有误",
            401, "没有登录，或账号、口令不正确",
            403, "没有权限",
            404, "所请求的内容不存在",
            405, "不支持这种操作",
            409, "内容刚刚已发生变化",
            413, "内容过大",
            415, "内容格式不受支持",
            422, "所填内容不符合要求",
            429, "尝试过于频繁");

    private final ErrorAttributes errors;

    /** @param errors remembers what a page has thrown, also where the page makes an answer of it by itself */
    Refusals(ErrorAttributes errors) {
        this.errors = errors;
    }

    @Override
    public void postHandle(
            HttpServletRequest request, HttpServletResponse response, Object handler, ModelAndView page) {
        Object refusal = page == null ? null : page.getModel().get(SHOWN);
        if (refusal != null) {
            request.setAttribute(WORDS, words(refusal));
        }
    }

    /** A page shows the words alone, or a record that has them as its {@code message}. */
    private static @Nullable String words(Object refusal) {
        if (refusal instanceof String words) {
            return words;
        }
        Method message = ReflectionUtils.findMethod(refusal.getClass(), "message");
        if (message == null) {
            return null;
        }
        ReflectionUtils.makeAccessible(message);
        return (String) ReflectionUtils.invokeMethod(message, refusal);
    }

    String reason(HttpServletRequest request, int status) {
        return Optional.ofNullable((String) request.getAttribute(WORDS))
                .or(() -> Optional.ofNullable(thrown(request)).map(Throwable::getMessage))
                .or(() -> Optional.ofNullable(WebRequest.reason(request)))
                .orElseGet(() -> STATUS.getOrDefault(status, status < 500 ? "请求被拒绝（" + status + "）" : "系统出错"));
    }

    /** Only what is meant for people; the rest is the log's. */
    private @Nullable InvalidInputException thrown(HttpServletRequest request) {
        return errors.getError(new ServletWebRequest(request)) instanceof InvalidInputException refusal
                ? refusal
                : null;
    }
}
