package app.praetor.store.guard.jdbc;

import static java.lang.constant.ConstantDescs.CD_Object;
import static java.lang.constant.ConstantDescs.CD_void;
import static java.lang.constant.ConstantDescs.INIT_NAME;
import static java.lang.constant.ConstantDescs.MTD_void;

import java.lang.classfile.ClassBuilder;
import java.lang.classfile.ClassFile;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.TypeKind;
import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Makes the class that stands before the driver's object of one JDBC interface: methods on the list go straight to the
 * driver's object, all others to a second object of the same interface, which decides. Written as byte code once for
 * each interface, because a result set that is read through a reflective proxy costs twice the query.
 */
final class Forwarders {
    private static final ClassDesc ROWS = desc(GuardedRows.class);
    private static final ClassDesc SUPPLIER = desc(Supplier.class);
    private static final MethodTypeDesc GET = MethodTypeDesc.of(CD_Object);
    private static final MethodTypeDesc VALUE = MethodTypeDesc.of(CD_Object, CD_Object);

    private Forwarders() {}

    /**
     * The maker for an interface; its handle takes the driver's object and a supplier of the deciding one, both as
     * {@code Object}. Most objects never need the second, so it is made when it is first asked for.
     * What a direct method returns as {@code Object} still passes {@link GuardedRows#value}.
     */
    static MethodHandle of(Class<?> type, Predicate<Method> direct) {
        ClassDesc self = ClassDesc.of(Forwarders.class.getPackageName() + ".Guarded" + type.getSimpleName() + "Calls");
        ClassDesc shown = desc(type);
        byte[] code = ClassFile.of().build(self, builder -> {
            builder.withFlags(ClassFile.ACC_FINAL | ClassFile.ACC_SYNTHETIC).withInterfaceSymbols(shown);
            fields(builder, self, shown);
            Set<String> written = new HashSet<>();
            for (Method method : type.getMethods()) {
                MethodTypeDesc shape = shape(method);
                if (!Modifier.isStatic(method.getModifiers())
                        && written.add(method.getName() + shape.descriptorString())) {
                    String to = direct.test(method) ? "raw" : "rest";
                    builder.withMethodBody(
                            method.getName(), shape, ClassFile.ACC_PUBLIC, c -> forward(c, self, shown, to, method));
                }
            }
        });
        try {
            MethodHandles.Lookup made = MethodHandles.lookup().defineHiddenClass(code, true);
            return made.findConstructor(made.lookupClass(), MethodType.methodType(void.class, type, Supplier.class))
                    .asType(MethodType.methodType(Object.class, Object.class, Object.class));
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("A class of this program's own making does not load", e);
        }
    }

    /** A new object of that class. */
    static <T> T make(MethodHandle maker, Class<T> type, Object raw, Supplier<T> rest) {
        try {
            return type.cast((@Nullable Object) maker.invokeExact(raw, (Object) rest));
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException("A constructor that only stores two fields failed", e);
        }
    }

    private static void fields(ClassBuilder builder, ClassDesc self, ClassDesc shown) {
        builder.withField("raw", shown, ClassFile.ACC_PRIVATE | ClassFile.ACC_FINAL);
        builder.withField("rest", SUPPLIER, ClassFile.ACC_PRIVATE | ClassFile.ACC_FINAL);
        builder.withMethodBody(
                INIT_NAME,
                MethodTypeDesc.of(CD_void, shown, SUPPLIER),
                0,
                c -> c.aload(0)
                        .invokespecial(CD_Object, INIT_NAME, MTD_void)
                        .aload(0)
                        .aload(1)
                        .putfield(self, "raw", shown)
                        .aload(0)
                        .aload(2)
                        .putfield(self, "rest", SUPPLIER)
                        .return_());
    }

    private static void forward(CodeBuilder c, ClassDesc self, ClassDesc shown, String to, Method method) {
        c.aload(0);
        if (to.equals("raw")) {
            c.getfield(self, to, shown);
        } else {
            c.getfield(self, to, SUPPLIER).invokeinterface(SUPPLIER, "get", GET).checkcast(shown);
        }
        int slot = 1;
        for (Class<?> each : method.getParameterTypes()) {
            TypeKind kind = TypeKind.from(each);
            c.loadLocal(kind, slot);
            slot += kind.slotSize();
        }
        c.invokeinterface(desc(method.getDeclaringClass()), method.getName(), shape(method));
        if (to.equals("raw") && method.getReturnType() == Object.class) {
            c.invokestatic(ROWS, "value", VALUE);
        }
        c.return_(TypeKind.from(method.getReturnType()));
    }

    private static MethodTypeDesc shape(Method method) {
        return MethodTypeDesc.of(
                desc(method.getReturnType()),
                Arrays.stream(method.getParameterTypes()).map(Forwarders::desc).toList());
    }

    private static ClassDesc desc(Class<?> type) {
        return type.describeConstable().orElseThrow();
    }
}
