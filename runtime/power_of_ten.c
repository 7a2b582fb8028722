/*
 * Powers of ten to 128 bits, for shortest float output: every 27th is stored, the others are that
 * one times a power of five, corrected by the -1, 0 or 1 that this product is off. The tables
 * follow from the definition in power_of_ten.h by exact arithmetic; the unit tests check them so.
 */
#include "runtime/power_of_ten.h"

#define STEP 27

static const uint64_t base_powers[][2] = {
    {UINT64_C(0xff77b1fcbebcdc4f), UINT64_C(0x25e8e89c13bb0f7b)},
    {UINT64_C(0xce5d73ff402d98e3), UINT64_C(0xfb0a3d212dc81290)},
    {UINT64_C(0xa6b34ad8c9dfc06f), UINT64_C(0xf42faa48c0ea481f)},
    {UINT64_C(0x86a8d39ef77164bc), UINT64_C(0xae5dff9c02033198)},
    {UINT64_C(0xd98ddaee19068c76), UINT64_C(0x3badd624dd9b0958)},
    {UINT64_C(0xafbd2350644eeacf), UINT64_C(0xe5d1929ef90898fb)},
    {UINT64_C(0x8df5efabc5979c8f), UINT64_C(0xca8d3ffa1ef463c2)},
    {UINT64_C(0xe55990879ddcaabd), UINT64_C(0xcc420a6a101d0516)},
    {UINT64_C(0xb94470938fa89bce), UINT64_C(0xf808e40e8d5b3e6a)},
    {UINT64_C(0x95a8637627989aad), UINT64_C(0xdde7001379a44aa9)},
    {UINT64_C(0xf1c90080baf72cb1), UINT64_C(0x5324c68b12dd6339)},
    {UINT64_C(0xc350000000000000), UINT64_C(0x0000000000000000)},
    {UINT64_C(0x9dc5ada82b70b59d), UINT64_C(0xf020000000000000)},
    {UINT64_C(0xfee50b7025c36a08), UINT64_C(0x02f236d04753d5b5)},
    {UINT64_C(0xcde6fd5e09abcf26), UINT64_C(0xed4c0226b55e6f87)},
    {UINT64_C(0xa6539930bf6bff45), UINT64_C(0x84db8346b786151d)},
    {UINT64_C(0x865b86925b9bc5c2), UINT64_C(0x0b8a2392ba45a9b3)},
    {UINT64_C(0xd910f7ff28069da4), UINT64_C(0x1b2ba1518094da05)},
    {UINT64_C(0xaf58416654a6babb), UINT64_C(0x387ac8d1970027b3)},
    {UINT64_C(0x8da471a9de737e24), UINT64_C(0x5ceaecfed289e5d3)},
    {UINT64_C(0xe4d5e82392a40515), UINT64_C(0x0fabaf3feaa5334b)},
    {UINT64_C(0xb8da1662e7b00a17), UINT64_C(0x3d6a751f3b936244)},
    {UINT64_C(0x95527a5202df0ccb), UINT64_C(0x0f37801e0c43ebc9)},
};

static const uint64_t powers_of_5[] = {
    UINT64_C(1),
    UINT64_C(5),
    UINT64_C(25),
    UINT64_C(125),
    UINT64_C(625),
    UINT64_C(3125),
    UINT64_C(15625),
    UINT64_C(78125),
    UINT64_C(390625),
    UINT64_C(1953125),
    UINT64_C(9765625),
    UINT64_C(48828125),
    UINT64_C(244140625),
    UINT64_C(1220703125),
    UINT64_C(6103515625),
    UINT64_C(30517578125),
    UINT64_C(152587890625),
    UINT64_C(762939453125),
    UINT64_C(3814697265625),
    UINT64_C(19073486328125),
    UINT64_C(95367431640625),
    UINT64_C(476837158203125),
    UINT64_C(2384185791015625),
    UINT64_C(11920928955078125),
    UINT64_C(59604644775390625),
    UINT64_C(298023223876953125),
    UINT64_C(1490116119384765625),
};

/* Two bits for each power: 1 plus the correction. */
static const uint64_t corrections[] = {
    UINT64_C(0xa95aaa9aa965aa59), UINT64_C(0xaaaa996aaa5aa6aa), UINT64_C(0x50415106a5a6aaa6),
    UINT64_C(0x5965995aa5154114), UINT64_C(0x5a559556aa565559), UINT64_C(0xa6959a96a6aaa999),
    UINT64_C(0x6aa9aa9aaa695aaa), UINT64_C(0x5654516aa9aaaaaa), UINT64_C(0x5665696a95556955),
    UINT64_C(0x5555555555555559), UINT64_C(0x6a55555555555555), UINT64_C(0x9a9a9665699aaaa9),
    UINT64_C(0xa59996a9aaaaa6aa), UINT64_C(0x155555956965566a), UINT64_C(0xaa9a69aaa9556555),
    UINT64_C(0x5545455555865aa6), UINT64_C(0x6956aa96a9a695a4), UINT64_C(0xaa69656a695aaa66),
    UINT64_C(0x6a6a655aaaaaaaaa), UINT64_C(0x000000000002aaa9),
};

int floor_log2_of_power_of_ten(int k)
{
    return (k * 1741647) >> 19;
}

Power128 power_of_ten(int k)
{
    int index = k - POWER_OF_TEN_MIN;
    int base_index = index / STEP, factor_index = index % STEP;
    int base = POWER_OF_TEN_MIN + base_index * STEP;
    int shift = floor_log2_of_power_of_ten(k) - floor_log2_of_power_of_ten(base) - factor_index;
    uint64_t factor = powers_of_5[factor_index];
    unsigned __int128 low = (unsigned __int128)base_powers[base_index][1] * factor;
    unsigned __int128 high =
        (unsigned __int128)base_powers[base_index][0] * factor + (uint64_t)(low >> 64);
    unsigned __int128 product =
        shift == 0 ? high << 64 | (uint64_t)low : high << (64 - shift) | ((uint64_t)low >> shift);
    int correction = (int)(corrections[index / 32] >> (index % 32 * 2) & 3) - 1;
    product += (unsigned __int128)(__int128)correction;
    return (Power128){.high = (uint64_t)(product >> 64), .low = (uint64_t)product};
}
