package io.paopao;

import io.paopao.inventory.rest.ItemsResource;
import io.paopao.media.rest.MediaResource;
import io.paopao.notifications.rest.NotificationsResource;
import io.paopao.notifications.rest.PreferencesResource;
import io.paopao.orders.rest.OrdersResource;
import io.paopao.orders.rest.PaymentNoticesResource;
import io.paopao.platform.limits.RateLimitFilter;
import io.paopao.platform.rest.AlertsResource;
import io.paopao.platform.rest.AnswerHeaders;
import io.paopao.platform.rest.BodyLimit;
import io.paopao.platform.rest.DeadLettersResource;
import io.paopao.platform.rest.DeadlineFilter;
import io.paopao.platform.rest.JsonConfig;
import io.paopao.platform.rest.LanguageHeader;
import io.paopao.platform.rest.OperationsFilter;
import io.paopao.platform.rest.ProblemMapper;
import io.paopao.platform.rest.StrictJson;
import io.paopao.platform.rest.TasksResource;
import io.paopao.platform.security.Authentication;
import io.paopao.platform.security.Authorization;
import io.paopao.points.rest.MyPointsResource;
import io.paopao.posts.rest.BoardKeepingResource;
import io.paopao.posts.rest.BoardsResource;
import io.paopao.posts.rest.BookmarkResource;
import io.paopao.posts.rest.DraftsResource;
import io.paopao.posts.rest.ImportsResource;
import io.paopao.posts.rest.MyBookmarksResource;
import io.paopao.posts.rest.PostsResource;
import io.paopao.posts.rest.PreviewResource;
import io.paopao.posts.rest.ReactionsResource;
import io.paopao.posts.rest.ReportQueueResource;
import io.paopao.posts.rest.ReportsResource;
import io.paopao.posts.rest.ThreadMarksResource;
import io.paopao.posts.rest.ThreadPostsResource;
import io.paopao.posts.rest.ThreadsResource;
import io.paopao.push.rest.EventsResource;
import io.paopao.push.rest.PresenceResource;
import io.paopao.search.rest.SearchOpsResource;
import io.paopao.search.rest.SearchResource;
import io.paopao.users.rest.ApiTokensResource;
import io.paopao.users.rest.AvatarResource;
import io.paopao.users.rest.BansResource;
import io.paopao.users.rest.EmailResource;
import io.paopao.users.rest.EmailVerificationsResource;
import io.paopao.users.rest.MeResource;
import io.paopao.users.rest.PasswordResetsResource;
import io.paopao.users.rest.RolesResource;
import io.paopao.users.rest.SessionsResource;
import io.paopao.users.rest.SigningKeysResource;
import io.paopao.users.rest.TwoFactorResource;
import io.paopao.users.rest.UsersResource;
import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The REST API: its table of contents.
@ApplicationPath("/api/v1")
public class ApiApplication extends Application {

  private static final Map<Context, List<Class<?>>> RESOURCES =
      Map.of(
          Context.MEDIA,
          List.of(MediaResource.class),
          Context.USERS,
          List.of(
              UsersResource.class,
              SessionsResource.class,
              MeResource.class,
              AvatarResource.class,
              TwoFactorResource.class,
              ApiTokensResource.class,
              SigningKeysResource.class,
              EmailResource.class,
              EmailVerificationsResource.class,
              PasswordResetsResource.class,
              BansResource.class,
              RolesResource.class),
          Context.POSTS,
          List.of(
              BoardsResource.class,
              BoardKeepingResource.class,
              ThreadsResource.class,
              ThreadPostsResource.class,
              PostsResource.class,
              ThreadMarksResource.class,
              ReactionsResource.class,
              BookmarkResource.class,
              MyBookmarksResource.class,
              DraftsResource.class,
              PreviewResource.class,
              ReportsResource.class,
              ReportQueueResource.class,
              ImportsResource.class),
          Context.NOTIFICATIONS,
          List.of(NotificationsResource.class, PreferencesResource.class),
          Context.POINTS,
          List.of(MyPointsResource.class),
          Context.INVENTORY,
          List.of(ItemsResource.class),
          Context.ORDERS,
          List.of(OrdersResource.class, PaymentNoticesResource.class),
          Context.PUSH,
          List.of(EventsResource.class, PresenceResource.class),
          Context.SEARCH,
          List.of(SearchResource.class, SearchOpsResource.class));

  /// For operators, whatever contexts are on.
  private static final List<Class<?>> OPERATIONS =
      List.of(TasksResource.class, DeadLettersResource.class, AlertsResource.class);

  private static final List<Class<?>> PROVIDERS =
      List.of(
          ProblemMapper.class,
          JsonConfig.class,
          BodyLimit.class,
          StrictJson.class,
          AnswerHeaders.class,
          LanguageHeader.class,
          Authentication.class,
          RateLimitFilter.class,
          Authorization.class,
          DeadlineFilter.class,
          OperationsFilter.class);

  @Override
  public Set<Class<?>> getClasses() {
    return Stream.of(
            Context.on().flatMap(c -> RESOURCES.getOrDefault(c, List.of()).stream()),
            OPERATIONS.stream(),
            PROVIDERS.stream())
        .flatMap(Function.identity())
        .collect(Collectors.toUnmodifiableSet());
  }
}
