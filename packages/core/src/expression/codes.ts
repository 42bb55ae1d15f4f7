import type { Code } from "../diagnostic/diagnostic.ts";

const code = (name: string, explain: string): Code => ({ code: `expression/${name}`, severity: "error", explain });

export const tooLong: Code = code("too-long", `
The expression is longer than 2,000 characters or nested deeper than 50 levels.

Every store has its own limits for conditions; Firestore's rules stop far earlier. Split the check into several: all of a contract's checks must hold.`);

export const syntax: Code = code("syntax", `
The text is not an expression.

Expressions are written in the syntax of CEL (Common Expression Language): == != < <= > >= && || ! in + - * and test ? a : b, texts in 'quotes', lists in [brackets], fields by
their names. And and or are written && and ||, equality ==.

    closedAt == null || closedAt >= openedAt`);

export const comment: Code = code("comment", `
An expression holds a comment. Two slashes end an expression for the reader, and a YAML block that joins its lines would silently lose everything behind them.

Write what there is to say in the description or the message of the check.`);

export const reservedWord: Code = code("reserved-word", `
The name is a reserved word of CEL, so no expression can mention a field of that name: as break const continue else for function if import let loop package namespace return var
void while.

Rename the field, and keep the old name under was.`);

export const notInContracts: Code = code("not-in-contracts", `
CEL has this, contracts do not: at least one store cannot say it, or says it differently.

Left out are maps and indexes, lists other than behind in, conversions, map, filter and exists_one, durations, bytes and unsigned numbers. Members of bounded lists are reached with
all and exists:

    items.all(item, item.quantity > 0)`);

export const unknownName: Code = code("unknown-name", `
Nothing of that name is known here.

In a check and in where, names are the record's fields, in a list's all or exists also the variable. In access there are besides: auth.uid, auth.claims.<name> as project.yaml
declares them, now, and the relations of the entity: client.ownerUid follows the reference clientId.`);

export const unknownFunction: Code = code("unknown-function", `
There is no such function. Expressions know size(list), list.all(x, …), list.exists(x, …) and, in access, hasRole('…').

Everything else that CEL offers means something else, or nothing, in at least one store.`);

export const usePattern: Code = code("use-pattern", `
Texts are not searched or matched in an expression: each store has its own regular expressions, and they disagree.

Put a pattern on the field: it is checked to be read alike everywhere, and every store enforces it.

    sku: { type: string, maxLength: 20, pattern: "[A-Z]{3}-[0-9]+" }`);

export const useNull: Code = code("use-null", `
Whether a field is there is asked by comparing it to null. A missing field equals null; there is no third state.

    has(closedAt)          # not known
    closedAt != null       # right`);

export const useLength: Code = code("use-length", `
The length of a text is not computed in an expression: stores count code points, UTF-16 units or bytes.

Put minLength and maxLength on the field: they count code points in every store. size is for lists.`);

export const division: Code = code("division", `
There is no division and no remainder in expressions: stores disagree on rounding, and Firestore refuses some forms.

Multiply the other side instead:

    used / total < 2       # not known
    used < total * 2       # right`);

export const chain: Code = code("chain", `
A comparison is compared again: 1 < a < 10 asks whether the truth of 1 < a is less than 10, which nobody means.

Write both comparisons and join them, or use parentheses where the truth of one is meant:

    1 < a && a < 10`);

export const textOrder: Code = code("text-order", `
Texts, enums and identifiers have no order that all stores share: collations differ, and some compare UTF-16 units, others code points or bytes.

Numbers, dates, times and timestamps have an order. For an enum name the values that are meant:

    severity in ['error', 'fatal']`);

export const notComparable: Code = code("not-comparable", `
Objects, lists, maps, json, bytes and points cannot be compared as a whole: stores disagree on the order of keys, on numbers inside and on missing parts.

Compare the parts that matter, or compare to null to ask whether it is there:

    price.amount == cost.amount && price.currency == cost.currency`);

export const mixedNumbers: Code = code("mixed-numbers", `
Two numbers of different kinds meet. integer and int32 are one kind; float, decimal and int64 are each their own: a store would convert one into the other and round on the way,
each store in its own way.

Give both fields the same type. A literal takes the kind of the other side by itself: 5 beside a decimal is a decimal.`);

export const differentTypes: Code = code("different-types", `
The two sides are of different types, so they can never be equal, and stores differ in what they make of it: some say no, some fail.`);

export const uidMismatch: Code = code("uid-mismatch", `
A uid, the name that an identity provider gives a caller, is compared with another type. A uid is no uuid and no general text: turning a uuid into text makes an index useless, turning
a uid into a uuid fails for every caller whose uid is none.

Give the field that holds the owner the type uid:

    ownerUid: { type: uid }

    access: { read: auth.uid == ownerUid }`);

export const mayBeMissing: Code = code("may-be-missing", `
The field is optional, and at this place nothing has shown that it is there. Only == != and in know missing values; what an order, a sum or a list function makes of them differs from
store to store: one accepts the record, one refuses it, one fails.

Guard it to the left. A guard counts through && || ! and ?:, as under strict null checks in TypeScript; so do x == 'a' and x in ['a', 'b'].

    closedAt == null || closedAt >= openedAt
    closedAt != null && closedAt >= openedAt

In access a field that may be missing must also be guarded before it is compared with auth: an absent owner must never open a door.`);

export const neverMissing: Code = code("never-missing", `
Something is compared to null that is always there, so the comparison says nothing: it is always true or always false. Often another field was meant, or the field ought to be
optional.`);

export const signedIn: Code = code("signed-in", `
An access expression implies a signed-in caller, so neither auth nor auth.uid is ever missing in it.

Access for callers who are not signed in is said with a word instead of an expression: anyone. The other words are signedIn and nobody.

    access: { read: anyone }`);

export const accessOnly: Code = code("access-only", `
This is known in access only. Whether a record is valid must depend on the record alone: a check that asks for the time or the caller holds today and fails tomorrow, and a restored
copy of the data would be refused.`);

export const ambiguousName: Code = code("ambiguous-name", `
Two things have this name here: a field of the record, and auth or now, which every access expression knows; or the variable of an all or exists and something around it.

Rename the variable. A field called auth or now cannot be used in access.`);

export const badLiteral: Code = code("bad-literal", `
The literal is not a value of the type that it is compared with, in the one spelling that the type has.

    closedOn >= '2024-02-29'                    # date
    closedAt >= '2024-02-29T00:00:00.000Z'      # timestamp: with as many digits as the type has, 3 or 6
    total >= 0.10                               # decimal: bare, no more digits than the type has
    id == '0b54a9f2-5a3c-4c1e-9d1f-3f3f5f0f7c11'  # uuid: lower case`);

export const unknownValue: Code = code("unknown-value", `
The enum has no such value, so the comparison is always false or always true.`);

export const largeNumber: Code = code("large-number", `
A whole number in an expression lies beyond ±9,007,199,254,740,991 (2^53 − 1), the last that JavaScript and JSON keep exactly, or a number is so large that it has no value at all.

Larger numbers are values of int64 fields, and compared with one, the literal may go to its ends.`);

export const inexact: Code = code("inexact", `
The result may leave ±9,007,199,254,740,991 (2^53 − 1). There JavaScript rounds, Firestore fails and PostgreSQL computes exactly, so one record would get three verdicts.

Give the fields a minimum and a maximum; int32 fields have them by their type.

    quantity: { type: int32, minimum: 1, maximum: 1000 }`);

export const noArithmetic: Code = code("no-arithmetic", `
Only whole numbers (int32 and integer) are added, subtracted and multiplied. Sums of decimals, floats, int64 and dates come out differently, or fail, in at least one store; texts are
not joined.

What needs such a sum is checked where the record is made.`);

export const notACondition: Code = code("not-a-condition", `
A condition is needed here: something true or false. Checks, access and where are conditions, so are the operands of && || ! and what stands before ?.

    deleted                # a boolean field
    count                  # wrong: a number
    count > 0              # right`);

export const notAList: Code = code("not-a-list", `
size, all, exists and the right side of in need a list: a field of type list, or behind in also literals in brackets.`);

export const unboundedList: Code = code("unbounded-list", `
all and exists look at every member, and Firestore's rules can only do so for a number that is known beforehand.

Give the list maxItems:

    items: { type: list, of: orderItem, maxItems: 20 }`);

export const badVariable: Code = code("bad-variable", `
all and exists take a name for the member and a condition on it:

    items.all(item, item.quantity > 0)`);

export const oneReference: Code = code("one-reference", `
An access expression may follow one reference: client.ownerUid. Each further one would cost a lookup per record, and row policies that look at each other's tables never end.

Keep what access needs on the record itself or one reference away.`);

export const notAValue: Code = code("not-a-value", `
The name stands for something that is no value: a relation leads to another record, auth to what is known of the caller. Name the field that is meant: client.ownerUid, auth.uid.`);

export const noMembers: Code = code("no-members", `
A dot leads from an object to its fields. Other values have no parts that an expression can name: members of lists are reached with all and exists; keys of maps, parts of json and
of points are not reached at all.`);

export const notBuiltYet: Code = code("not-built-yet", `
The word belongs to the language, but this version does not compile it yet. It is refused so that it is not silently ignored.`);

export const constant: Code = code("constant", `
The expression, or a comparison in it, holds only literals, so its outcome is known beforehand.

In access, say anyone, signedIn or nobody.`);

export const badListLiteral: Code = code("bad-list-literal", `
A list in brackets holds at least one literal, and only literals.

null is not among them: ask for it by itself.

    status == null || status in ['new', 'open']
    left == a || left == b          # for [a, b]`);

export const neverMatches: Code = code("never-matches", `
The field can never have this value: it is too long or too short, or does not match the field's pattern.`);

export const expressionCodes: readonly Code[] = [
  tooLong, syntax, comment, reservedWord, notInContracts, unknownName, unknownFunction, usePattern, useNull, useLength, division, chain, textOrder, notComparable,
  mixedNumbers, differentTypes, uidMismatch, mayBeMissing, neverMissing, signedIn, accessOnly, ambiguousName, badLiteral, unknownValue, largeNumber, inexact,
  noArithmetic, notACondition, notAList, unboundedList, badVariable, oneReference, notAValue, noMembers, notBuiltYet, constant, badListLiteral, neverMatches,
];
