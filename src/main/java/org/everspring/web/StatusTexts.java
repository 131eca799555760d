package org.everspring.web;

/** What a refusal says when nothing closer is known than its HTTP status. */
final class StatusTexts {

    private StatusTexts() {}

    static String of(int status) {
        return switch (status) {
            case 400 -> "请求的内容有误，系统无法处理，请检查后重试。";
            case 401 -> "请先登录，或检查账号和口令是否正确。";
            case 403 -> "您没有进行这项操作的权限。";
            case 404 -> "没有找到所请求的内容，可能已经办结或删除，也可能是地址有误。";
            case 405 -> "这个地址不支持这种操作。";
            case 406 -> "系统无法按要求的格式返回内容。";
            case 408 -> "内容没有按时传完，可能是网络较慢或中断，没有接收。请检查网络后重新提交。";
            case 409 -> "这项内容刚刚已由他人修改或正在处理，本次操作未生效。请刷新后重试。";
            case 411 -> "请求没有说明内容的长度，系统无法处理。";
            case 413 -> "提交的内容过大，没有接收。一般不超过1MB；部署模型时每个文件不超过1MB，一次不超过20个文件。";
            case 414 -> "网址过长，系统无法处理。";
            case 415 -> "系统不支持这种格式的内容。";
            case 429 -> "请求过于频繁，请稍后再试。";
            case 431 -> "请求的标头过长，系统无法处理。";
            case 501 -> "系统不支持这种请求方式。";
            case 503 -> "系统正忙，请稍后再试。";
            default -> status < 500 ? "这项操作未能完成，请返回上一页检查后重试。" : "系统暂时无法完成这项操作。如多次出现，请将发生的时间和所做的操作告知系统管理员。";
        };
    }
}
