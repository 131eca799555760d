package org.everspring.access;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Optional;
import java.util.function.Supplier;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.cmd.SaveUserCmd;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.digest.PasswordManager;
import org.camunda.bpm.engine.impl.digest.SaltGenerator;
import org.camunda.bpm.engine.impl.persistence.entity.UserEntity;
import org.camunda.bpm.engine.impl.util.EncryptionUtil;
import org.everspring.engine.EngineAccess;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.util.function.SingletonSupplier;

/**
 * The passwords of the accounts in the engine. To check one takes as long when it is wrong or there is no such account; a
 * right one is remembered for minutes, for a call with HTTP Basic bears it each time.
 */
@Component
public class AccountPasswords {

    private static final Duration REMEMBERED = Duration.ofMinutes(10);
    private static final int MOST_REMEMBERED = 10_000;
    private static final String MAC = "HmacSHA256";

    /** Stands in no salt of the engine's, which is Base64. */
    private static final char SALT_MARK = '.';

    private final IdentityService identities;
    private final EngineAccess engine;
    private final Pbkdf2Passwords stored;
    private final PasswordManager passwords;
    private final SaltGenerator salts;

    /** Whoever reads the memory of this process finds neither passwords nor anything to try them on. */
    private final SecretKeySpec key = randomKey();

    /** The HMAC holds what is stored: whoever changes the password, on whichever node, ends this at once. */
    private final Cache<ByteBuffer, Boolean> right = Caffeine.newBuilder()
            .expireAfterWrite(REMEMBERED)
            .maximumSize(MOST_REMEMBERED)
            .build();

    private final Supplier<String> nobodys;

    AccountPasswords(
            IdentityService identities, EngineAccess engine, ProcessEngine processEngine, Pbkdf2Passwords stored) {
        this.identities = identities;
        this.engine = engine;
        this.stored = stored;
        var configuration = (ProcessEngineConfigurationImpl) processEngine.getProcessEngineConfiguration();
        this.passwords = configuration.getPasswordManager();
        this.salts = configuration.getSaltGenerator();
        this.nobodys = SingletonSupplier.of(() -> passwords.encrypt("nobody"));
    }

    /** Whether it is this account's password. One that is stored in an older way is stored anew. */
    boolean matches(String userId, String password) {
        UserEntity account = find(userId).orElse(null);
        if (account == null || account.getPassword() == null) {
            passwords.check(password, nobodys.get());
            return false;
        }
        ByteBuffer known = fingerprint(account, password);
        if (right.getIfPresent(known) != null) {
            return true;
        }
        boolean current = stored.isCurrent(account.getPassword());
        if (!current) {
            passwords.check(password, nobodys.get());
        }
        if (!passwords.check(EncryptionUtil.saltPassword(password, account.getSalt()), account.getPassword())) {
            return false;
        }
        if (current) {
            right.put(known, true);
        } else {
            storeAnew(account, password);
        }
        return true;
    }

    /** Whether this password was found to be this account's in the last minutes, and still is. */
    boolean isRemembered(String userId, String password) {
        return find(userId)
                .filter(account -> account.getPassword() != null)
                .map(account -> right.getIfPresent(fingerprint(account, password)) != null)
                .orElse(false);
    }

    /** Of the account as it is now; on every node the same. */
    public PasswordMark mark(String userId) {
        return mark(userId, find(userId));
    }

    /** @param read the account, as it has just been read; empty when there is none */
    public PasswordMark mark(String userId, Optional<? extends User> read) {
        String mark = read.map(UserEntity.class::cast)
                .filter(account -> account.getPassword() != null)
                .map(AccountPasswords::digest)
                .orElse("");
        return new PasswordMark(userId, mark);
    }

    /** Without the salt, which no session bears, nothing can be tried on it. */
    private static String digest(UserEntity account) {
        return sha256(account.getPassword() + '\0' + account.getSalt());
    }

    private static String sha256(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** One published password of many accounts, which share its hash and salt: there is nothing to hide. */
    public Shared shared(String password) {
        return new Shared(password);
    }

    public final class Shared {

        private final String password;

        /** What is stored at every account: the hash is slow on purpose, the accounts are many. */
        private @Nullable Stored given;

        private Shared(String password) {
            this.password = password;
        }

        /**
         * Whether it is the user's, stored as passwords are stored today. The salt says so, without the slow hash: whoever
         * changes a password gets another salt with it.
         */
        public boolean isThatOf(User user) {
            String salt = ((UserEntity) user).getSalt();
            String hash = ((UserEntity) user).getPassword();
            if (salt == null || hash == null || !stored.isCurrent(hash)) {
                return false;
            }
            int mark = salt.indexOf(SALT_MARK);
            return mark > 0 && marked(salt.substring(0, mark)).equals(salt);
        }

        /** To be saved by whoever asks. */
        public void give(User user) {
            if (given == null) {
                String salt = marked(salts.generateSalt());
                given = new Stored(passwords.encrypt(EncryptionUtil.saltPassword(password, salt)), salt);
            }
            ((UserEntity) user).setDbPassword(given.hash());
            ((UserEntity) user).setSalt(given.salt());
        }

        /** The salt with a quick hash of what it is the salt of, which for a published password gives nothing away. */
        private String marked(String salt) {
            return salt + SALT_MARK + sha256(salt + SALT_MARK + password);
        }
    }

    private record Stored(String hash, String salt) {}

    private Optional<UserEntity> find(String userId) {
        return Optional.ofNullable((UserEntity) engine.unchecked(
                () -> identities.createUserQuery().userId(userId).singleResult()));
    }

    /** Whatever the rules for passwords have become since: it is the person's own and not a new one. */
    private void storeAnew(UserEntity account, String password) {
        account.setPassword(password);
        try {
            engine.unchecked(() -> new SaveUserCmd(account, true).execute(Context.getCommandContext()));
        } catch (OptimisticLockingException simultaneous) {
            // Another login was first, and has done the same.
        }
    }

    private ByteBuffer fingerprint(UserEntity account, String password) {
        try {
            Mac mac = Mac.getInstance(MAC);
            mac.init(key);
            mac.update(account.getPassword().getBytes(StandardCharsets.UTF_8));
            mac.update((byte) 0);
            mac.update(String.valueOf(account.getSalt()).getBytes(StandardCharsets.UTF_8));
            mac.update((byte) 0);
            return ByteBuffer.wrap(mac.doFinal(password.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static SecretKeySpec randomKey() {
        byte[] random = new byte[32];
        new SecureRandom().nextBytes(random);
        return new SecretKeySpec(random, MAC);
    }
}
