package jakarta.servlet;

/**
 * The empty marker that Servlet 6 removed and Spark's embedded Jetty 11 still loads when a session starts. With it
 * on the class path Spark 4.1 runs beside Tomcat 11 in one JVM; nothing of ours implements it.
 */
public interface SingleThreadModel {}
