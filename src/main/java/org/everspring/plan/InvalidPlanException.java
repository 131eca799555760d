package org.everspring.plan;

/** The plan file cannot be used. The message is Chinese and names the file and, where there is one, the line. */
class InvalidPlanException extends RuntimeException {

    InvalidPlanException(String message) {
        super(message);
    }

    /** @param line counted from 1 */
    static InvalidPlanException at(String file, int line, String reason) {
        return new InvalidPlanException("工作方案文件 " + file + " 第" + line + "行：" + reason);
    }

    static InvalidPlanException in(String file, String reason) {
        return new InvalidPlanException("工作方案文件 " + file + "：" + reason);
    }
}
