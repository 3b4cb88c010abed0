/// Tables of the exponential and the logarithm, as literals: those are the same doubles for every compiler.
///
/// Each entry was computed with 400 bits and rounded to nearest; tests/unit/core/math_test.cpp computes all again.
#pragma once

#include <array>

namespace sim::math::tables {

/// 2^(j/128), and by how much, relative to itself, the true value lies above it.
struct exp_row {
    double value;
    double tail;
};

/// A reciprocal with 9 binary places, and minus its logarithm: a multiple of 2^-43, and the rest.
/// Row i is for the doubles whose bits lie from 0x3FE6100000000000 + i 2^45 to the next row; its reciprocal is that of
/// their middle. The row of 1 has the reciprocal 1, so that the logarithm of a value near 1 has no constant.
struct log_row {
    double reciprocal;
    double log_high;
    double log_low;
};

// clang-format off
inline constexpr std::array<exp_row, 128> exp_rows{{
    {0x1p0, 0}, {0x1.0163da9fb3335p0, 0x1.b3b4f1a88bf6ep-54},
    {0x1.02c9a3e778061p0, -0x1.160139cd8dc5dp-56}, {0x1.04315e86e7f85p0, -0x1.05e7a108766d1p-54},
    {0x1.059b0d3158574p0, 0x1.cd2523567f613p-55}, {0x1.0706b29ddf6dep0, -0x1.bce8023f98efap-55},
    {0x1.0874518759bc8p0, 0x1.0f74e61e6c861p-57}, {0x1.09e3ecac6f383p0, 0x1.0a3e45b33d399p-54},
    {0x1.0b5586cf9890fp0, 0x1.79aa65d837b6dp-54}, {0x1.0cc922b7247f7p0, 0x1.eb51a92fdeffcp-55},
    {0x1.0e3ec32d3d1a2p0, 0x1.ebe3d702f9cd1p-60}, {0x1.0fb66affed31bp0, -0x1.a033489906e0bp-57},
    {0x1.11301d0125b51p0, -0x1.556522a2fbd0ep-54}, {0x1.12abdc06c31ccp0, -0x1.080ef8c4eea55p-58},
    {0x1.1429aaea92dep0, -0x1.1c923b9d5f416p-54}, {0x1.15a98c8a58e51p0, 0x1.0d3e3e95c55afp-55},
    {0x1.172b83c7d517bp0, -0x1.01b15eaa59348p-55}, {0x1.18af9388c8deap0, -0x1.f1ff055de323dp-55},
    {0x1.1a35beb6fcb75p0, 0x1.b898c3f1353bfp-55}, {0x1.1bbe084045cd4p0, -0x1.6d99c7611eb26p-54},
    {0x1.1d4873168b9aap0, 0x1.aecf73e3a2f6p-54}, {0x1.1ed5022fcd91dp0, -0x1.fe782cb86389dp-55},
    {0x1.2063b88628cd6p0, 0x1.a6f4144a6c38dp-55}, {0x1.21f49917ddc96p0, 0x1.07a05b0e4047dp-55},
    {0x1.2387a6e756238p0, 0x1.68efde3a8a894p-54}, {0x1.251ce4fb2a63fp0, 0x1.75e18f274487dp-55},
    {0x1.26b4565e27cddp0, 0x1.0472b981fe7f2p-55}, {0x1.284dfe1f56381p0, -0x1.6b87b3f71085ep-54},
    {0x1.29e9df51fdee1p0, 0x1.2f7e16d09ab31p-55}, {0x1.2b87fd0dad99p0, -0x1.d219b1a6fbffap-60},
    {0x1.2d285a6e4030bp0, 0x1.b3782720c0ab4p-55}, {0x1.2ecafa93e2f56p0, 0x1.e149289cecb8fp-57},
    {0x1.306fe0a31b715p0, 0x1.34d754db0abb6p-55}, {0x1.32170fc4cd831p0, 0x1.64201e2ac744cp-55},
    {0x1.33c08b26416ffp0, 0x1.fdd395dd3f84ap-55}, {0x1.356c55f929ff1p0, -0x1.6a3803b8e5b04p-55},
    {0x1.371a7373aa9cbp0, -0x1.24aedcc4b5068p-54}, {0x1.38cae6d05d866p0, -0x1.907f81b512d8ep-54},
    {0x1.3a7db34e59ff7p0, -0x1.1d1e83e9436d2p-56}, {0x1.3c32dc313a8e5p0, -0x1.91919b3ce1b15p-54},
    {0x1.3dea64c123422p0, 0x1.59f48a72a4c6dp-55}, {0x1.3fa4504ac801cp0, -0x1.312607a28698ap-54},
    {0x1.4160a21f72e2ap0, -0x1.8a78f4817895bp-58}, {0x1.431f5d950a897p0, -0x1.c2c9b67499a1bp-56},
    {0x1.44e086061892dp0, 0x1.363ed60c2ac11p-59}, {0x1.46a41ed1d0057p0, 0x1.666093b0664efp-54},
    {0x1.486a2b5c13cdp0, 0x1.ecce1daa10379p-57}, {0x1.4a32af0d7d3dep0, 0x1.3ff8e3f0f123p-54},
    {0x1.4bfdad5362a27p0, 0x1.690cebb7aafbp-56}, {0x1.4dcb299fddd0dp0, 0x1.31dbdeb54e077p-54},
    {0x1.4f9b2769d2ca7p0, -0x1.f94340071a38ep-55}, {0x1.516daa2cf6642p0, -0x1.7deccdc93a349p-55},
    {0x1.5342b569d4f82p0, -0x1.8dec6bd0f385fp-56}, {0x1.551a4ca5d920fp0, -0x1.61246ec7b5cf6p-55},
    {0x1.56f4736b527dap0, 0x1.3350518fdd78ep-54}, {0x1.58d12d497c7fdp0, 0x1.b98b72f8a9b05p-56},
    {0x1.5ab07dd485429p0, 0x1.063e1e21c5409p-54}, {0x1.5c9268a5946b7p0, 0x1.4c7855019c6eap-60},
    {0x1.5e76f15ad2148p0, 0x1.432e62b64c035p-54}, {0x1.605e1b976dc09p0, -0x1.ce44a6199769fp-55},
    {0x1.6247eb03a5585p0, -0x1.c33c53bef4da8p-55}, {0x1.6434634ccc32p0, -0x1.45378892be9aep-55},
    {0x1.6623882552225p0, -0x1.3cedd78565858p-54}, {0x1.68155d44ca973p0, 0x1.710aa807e1964p-58},
    {0x1.6a09e667f3bcdp0, -0x1.3b3efbf5e2228p-54}, {0x1.6c012750bdabfp0, -0x1.a12ad8734b982p-57},
    {0x1.6dfb23c651a2fp0, -0x1.367efb86da9eep-57}, {0x1.6ff7df9519484p0, -0x1.0dc3d54e08851p-55},
    {0x1.71f75e8ec5f74p0, -0x1.81f647e5a3ecfp-56}, {0x1.73f9a48a58174p0, -0x1.6ee4ac08b7dbp-55},
    {0x1.75feb564267c9p0, -0x1.619321e55e68ap-55}, {0x1.780694fde5d3fp0, 0x1.09ccb5e09d4d3p-54},
    {0x1.7a11473eb0187p0, -0x1.b32dcb94da51dp-56}, {0x1.7c1ed0130c132p0, 0x1.4ecfd5467c06bp-54},
    {0x1.7e2f336cf4e62p0, 0x1.5ebe1abd66c55p-57}, {0x1.80427543e1a12p0, -0x1.8a1c52fb3cf42p-55},
    {0x1.82589994cce13p0, -0x1.369b6f13b3734p-54}, {0x1.8471a4623c7adp0, -0x1.05e843a19ff1ep-55},
    {0x1.868d99b4492edp0, -0x1.4d450d872576ep-54}, {0x1.88ac7d98a6699p0, 0x1.0ad675b0e8ap-54},
    {0x1.8ace5422aa0dbp0, 0x1.db72fc1f0eab4p-55}, {0x1.8cf3216b5448cp0, -0x1.5b6609cc5e7ffp-57},
    {0x1.8f1ae99157736p0, 0x1.bf68359f35f44p-56}, {0x1.9145b0b91ffc6p0, -0x1.3091fa71e3d83p-54},
    {0x1.93737b0cdc5e5p0, -0x1.da9b88b6c1e29p-58}, {0x1.95a44cbc8520fp0, -0x1.c23f97c90b959p-57},
    {0x1.97d829fde4e5p0, -0x1.2434322f4f9aap-54}, {0x1.9a0f170ca07bap0, -0x1.5ca6cd7668e4bp-55},
    {0x1.9c49182a3f09p0, 0x1.1affc2b91ce27p-56}, {0x1.9e86319e32323p0, 0x1.dd235e10a73bbp-57},
    {0x1.a0c667b5de565p0, -0x1.7c50422622263p-55}, {0x1.a309bec4a2d33p0, 0x1.b1c86e3e231d5p-55},
    {0x1.a5503b23e255dp0, -0x1.1bbd1d3bcbb15p-54}, {0x1.a799e1330b358p0, 0x1.0cc319cee31d2p-54},
    {0x1.a9e6b5579fdbfp0, 0x1.469846e735ab3p-55}, {0x1.ac36bbfd3f37ap0, -0x1.2dfcd978e9db4p-55},
    {0x1.ae89f995ad3adp0, 0x1.c1a7792cb3387p-55}, {0x1.b0e07298db666p0, -0x1.07b8f4ad1d9fap-54},
    {0x1.b33a2b84f15fbp0, -0x1.5c3d956dcaebap-58}, {0x1.b59728de5593ap0, -0x1.0a40e3da6f64p-54},
    {0x1.b7f76f2fb5e47p0, -0x1.8d6f438ad9334p-57}, {0x1.ba5b030a1064ap0, -0x1.1eee26b588a35p-54},
    {0x1.bcc1e904bc1d2p0, 0x1.4ffd70a5fddcdp-56}, {0x1.bf2c25bd71e09p0, -0x1.1bdfbfa9298acp-54},
    {0x1.c199bdd85529cp0, 0x1.36eae30af0cb3p-56}, {0x1.c40ab5fffd07ap0, 0x1.ee3325c9ffd94p-55},
    {0x1.c67f12e57d14bp0, 0x1.4e08fd10959acp-55}, {0x1.c8f6d9406e7b5p0, 0x1.3cdaf384e1a67p-57},
    {0x1.cb720dcef9069p0, 0x1.76b2c6c921968p-57}, {0x1.cdf0b555dc3fap0, -0x1.08a1883ccb5d2p-55},
    {0x1.d072d4a07897cp0, -0x1.fad5d3ffffa6fp-55}, {0x1.d2f87080d89f2p0, -0x1.00dae3875a949p-54},
    {0x1.d5818dcfba487p0, 0x1.4a385a63d07a7p-56}, {0x1.d80e316c98398p0, -0x1.2919e2040220fp-55},
    {0x1.da9e603db3285p0, 0x1.e5a50d5c192acp-55}, {0x1.dd321f301b46p0, 0x1.43a59ac016b4bp-55},
    {0x1.dfc97337b9b5fp0, -0x1.2d52107b43e1fp-55}, {0x1.e264614f5a129p0, -0x1.92ab93b470dc9p-55},
    {0x1.e502ee78b3ff6p0, 0x1.4b604603a88d3p-56}, {0x1.e7a51fbc74c83p0, 0x1.3c5ec519d7271p-55},
    {0x1.ea4afa2a490dap0, -0x1.ff7128fd391fp-55}, {0x1.ecf482d8e67f1p0, -0x1.dae98e223747dp-55},
    {0x1.efa1bee615a27p0, 0x1.ec3bc41aa2008p-55}, {0x1.f252b376bba97p0, 0x1.42b94c3a9eb32p-55},
    {0x1.f50765b6e454p0, 0x1.a64a931d185eep-55}, {0x1.f7bfdad9cbe14p0, -0x1.e37bae43be3edp-55},
    {0x1.fa7c1819e90d8p0, 0x1.7893b4d91cd9dp-56}, {0x1.fd3c22b8f71f1p0, 0x1.305c14160cc89p-58}
}};

inline constexpr std::array<log_row, 128> log_rows{{
    {0x1.728p0, -0x1.7a8c586cdf8p-2, 0x1.5df052bb60301p-45}, {0x1.7p0, -0x1.739d7f6bbdp-2, -0x1.a7389314feb5p-52},
    {0x1.6ep0, -0x1.6e08eaa2bap-2, -0x1.e38c139318d71p-46}, {0x1.6cp0, -0x1.686c81e9b18p-2, 0x1.a89ddea0f7f59p-45},
    {0x1.6ap0, -0x1.62c82f2b9c8p-2, 0x1.ab4242837568p-48}, {0x1.68p0, -0x1.5d1bdbf5808p-2, -0x1.ca508d8e0f72p-46},
    {0x1.66p0, -0x1.57677174558p-2, -0x1.362a4d5b6506dp-45}, {0x1.64p0, -0x1.51aad872df8p-2, -0x1.684e49eb067d5p-49},
    {0x1.62p0, -0x1.4be5f957778p-2, -0x1.41b6993293eep-47}, {0x1.608p0, -0x1.478cd5959bp-2, -0x1.ec89bf0c8d098p-45},
    {0x1.5e8p0, -0x1.41b941cce08p-2, -0x1.f72dfd837806fp-45}, {0x1.5c8p0, -0x1.3bdd24eb148p-2, -0x1.b5096d1e3224dp-45},
    {0x1.5bp0, -0x1.3772662bfd8p-2, -0x1.6bc953ac4fddp-48}, {0x1.59p0, -0x1.31871c9544p-2, -0x1.84fab94cecfd9p-46},
    {0x1.57p0, -0x1.2b9303ab8ap-2, 0x1.6db12d6bfb0a5p-45}, {0x1.558p0, -0x1.27161913f88p-2, 0x1.6161c13d53699p-45},
    {0x1.538p0, -0x1.21125598618p-2, 0x1.f461d175abcf1p-46}, {0x1.52p0, -0x1.1c898c16998p-2, -0x1.fafbc68e75404p-46},
    {0x1.5p0, -0x1.1675cababa8p-2, 0x1.f1fc63382a8fp-46}, {0x1.4e8p0, -0x1.11e0e2dadap-2, 0x1.a47f88fcce5bap-45},
    {0x1.4c8p0, -0x1.0bbccdb0d28p-2, 0x1.a19a667446409p-45}, {0x1.4bp0, -0x1.071b85fcd58p-2, -0x1.0d1d1707f97bep-46},
    {0x1.498p0, -0x1.0274dc16c2p-2, -0x1.979e89cf835c2p-45}, {0x1.478p0, -0x1.f871b28955p-3, -0x1.14052b5b2204bp-49},
    {0x1.46p0, -0x1.ef0adcbdc6p-3, 0x1.b26b79c86af24p-45}, {0x1.448p0, -0x1.e598ed5a88p-3, 0x1.d134bcf1e98a1p-47},
    {0x1.43p0, -0x1.dc1bca0abfp-3, 0x1.c14f9675ccce9p-46}, {0x1.418p0, -0x1.d293581b6bp-3, -0x1.f363fb5d55685p-46},
    {0x1.3f8p0, -0x1.c5cba543aep-3, -0x1.0929decb454fcp-45}, {0x1.3ep0, -0x1.bc286742d9p-3, 0x1.94eb0318bb78fp-46},
    {0x1.3c8p0, -0x1.b2797ee463p-3, -0x1.05dd5be4bfd5cp-46}, {0x1.3bp0, -0x1.a8becfc883p-3, 0x1.ce7a30de4630ep-48},
    {0x1.398p0, -0x1.9ef83d276ap-3, 0x1.730b7b3f9cep-45}, {0x1.38p0, -0x1.9525a9cf45p-3, -0x1.ad1d904c1d4e3p-45},
    {0x1.368p0, -0x1.8b46f82236p-3, -0x1.2d9f2102dd7c9p-46}, {0x1.35p0, -0x1.815c0a1435p-3, -0x1.fab5a0dbfc63p-45},
    {0x1.338p0, -0x1.7764c128f2p-3, -0x1.274903479e3d1p-47}, {0x1.32p0, -0x1.6d60fe719dp-3, -0x1.0e46aa3b2e266p-46},
    {0x1.31p0, -0x1.66acd4272bp-3, 0x1.5790900e4e1ebp-46}, {0x1.2f8p0, -0x1.5c94007597p-3, -0x1.5c9adccb7337ap-46},
    {0x1.2ep0, -0x1.526e5e3a1bp-3, -0x1.0de8b90075b8fp-45}, {0x1.2c8p0, -0x1.483bccce6ep-3, -0x1.eea52723f6369p-46},
    {0x1.2b8p0, -0x1.41682bf728p-3, 0x1.10047081f849dp-45}, {0x1.2ap0, -0x1.371fc201e9p-3, 0x1.178864d27543ap-48},
    {0x1.288p0, -0x1.2cca0f5f5fp-3, -0x1.28439b9403b82p-46}, {0x1.27p0, -0x1.2266f190a6p-3, 0x1.4d20ab840e7f6p-45},
    {0x1.26p0, -0x1.1b72ad52f6p-3, -0x1.e80a41811a396p-45}, {0x1.248p0, -0x1.10f8e42254p-3, 0x1.93b3843396307p-45},
    {0x1.238p0, -0x1.09f561ee72p-3, 0x1.8f3057157d1a8p-45}, {0x1.22p0, -0x1.fec9131dbep-4, -0x1.575545ca333f2p-45},
    {0x1.208p0, -0x1.e98b549672p-4, 0x1.73116ec75e2d3p-45}, {0x1.1f8p0, -0x1.db5270187ep-4, 0x1.b621ea5479f83p-46},
    {0x1.1ep0, -0x1.c5e548f5bcp-4, -0x1.d0c57585fbe06p-46}, {0x1.1dp0, -0x1.b78c82bb0ep-4, -0x1.b4210878cf032p-45},
    {0x1.1b8p0, -0x1.a1ef1d8062p-4, 0x1.95f44903421a7p-47}, {0x1.1a8p0, -0x1.9375e55596p-4, 0x1.223c8c7f3c9bbp-48},
    {0x1.198p0, -0x1.84ef898e82p-4, -0x1.05465b72d106ep-45}, {0x1.18p0, -0x1.6f0d28ae56p-4, -0x1.69737c93373dap-45},
    {0x1.17p0, -0x1.60658a9376p-4, 0x1.e789c422c7611p-45}, {0x1.158p0, -0x1.4a50d3aa1cp-4, 0x1.f7fe1308973e2p-45},
    {0x1.148p0, -0x1.3b87598b1cp-4, 0x1.2241594aca313p-45}, {0x1.138p0, -0x1.2cb0283f5ep-4, 0x1.e11d359a8fde9p-48},
    {0x1.12p0, -0x1.16536eea38p-4, 0x1.47c5e768fa309p-46}, {0x1.11p0, -0x1.075983598ep-4, -0x1.1c4c06d2999e2p-46},
    {0x1.1p0, -0x1.f0a30c0118p-5, 0x1.d599e83368e91p-45}, {0x1.0fp0, -0x1.d276b8adbp-5, -0x1.6a423c78a64bp-46},
    {0x1.0d8p0, -0x1.a4fe9ffa3cp-5, -0x1.234f6bf7fadb6p-45}, {0x1.0c8p0, -0x1.868a83084p-5, 0x1.2623a134ac693p-46},
    {0x1.0b8p0, -0x1.67f94f094cp-5, 0x1.33e0c181b1295p-48}, {0x1.0a8p0, -0x1.494acc34d8p-5, -0x1.11c78a56fd247p-45},
    {0x1.098p0, -0x1.2a7ec2215p-5, 0x1.78ce77a9163fep-45}, {0x1.088p0, -0x1.0b94f7c198p-5, 0x1.e89896f022783p-45},
    {0x1.07p0, -0x1.b9fc027af8p-6, -0x1.197fbd465b759p-46}, {0x1.06p0, -0x1.7b91b07d58p-6, -0x1.88d5493faa639p-45},
    {0x1.05p0, -0x1.3cea443468p-6, -0x1.2ba779a52b7eap-45}, {0x1.04p0, -0x1.fc0a8b0fcp-7, -0x1.f1e7cf6d3a69cp-50},
    {0x1.03p0, -0x1.7dc475f81p-7, -0x1.4edba4a25e0b1p-48}, {0x1.02p0, -0x1.fe02a6b1p-8, -0x1.9e23f0dda40e4p-46},
    {0x1.01p0, -0x1.ff00aa2bp-9, -0x1.0bc04a086b56ap-45}, {0x1p0, 0, 0},
    {0x1.fcp-1, 0x1.010157589p-7, -0x1.0c76b999d2be8p-46}, {0x1.f8p-1, 0x1.0205658938p-6, -0x1.3dc5b06e2f7d2p-45},
    {0x1.f4p-1, 0x1.8492528c9p-6, -0x1.aa0ba325a0c34p-45}, {0x1.fp-1, 0x1.0415d89e74p-5, 0x1.111c05cf1d753p-47},
    {0x1.edp-1, 0x1.35c8bfaa14p-5, -0x1.f2a0a8418532bp-46}, {0x1.e9p-1, 0x1.788595a358p-5, -0x1.08b0d083b3a4cp-46},
    {0x1.e5p-1, 0x1.bbcebfc69p-5, -0x1.7bf868c317c2ap-46}, {0x1.e2p-1, 0x1.eea31c006cp-5, -0x1.e113e4fc93b7bp-47},
    {0x1.dep-1, 0x1.1973bd1466p-4, -0x1.5325d560d9e9bp-45}, {0x1.dbp-1, 0x1.333d7f8184p-4, -0x1.692b6a81b8848p-49},
    {0x1.d7p-1, 0x1.55e10050ep-4, 0x1.c1d740c53c72ep-47}, {0x1.d4p-1, 0x1.700d30aeacp-4, 0x1.c1e8da99ded32p-49},
    {0x1.d1p-1, 0x1.8a6477a91ep-4, -0x1.eb9fa83214905p-47}, {0x1.cep-1, 0x1.a4e7640b1cp-4, -0x1.e42b6b94407c8p-47},
    {0x1.cap-1, 0x1.c885801bc4p-4, 0x1.646d1c65aacd3p-45}, {0x1.c7p-1, 0x1.e3707ee304p-4, 0x1.0f684e6766abdp-45},
    {0x1.c4p-1, 0x1.fe89139dbep-4, -0x1.534d64fa10afdp-45}, {0x1.c1p-1, 0x1.0ce7ecdcccp-3, 0x1.4652dabff5447p-46},
    {0x1.bep-1, 0x1.1aa2b7e23fp-3, 0x1.ca78e44389934p-45}, {0x1.bbp-1, 0x1.28753bc11bp-3, -0x1.16d6394d9fa33p-45},
    {0x1.b8p-1, 0x1.365fcb0159p-3, 0x1.62fa8234b7289p-51}, {0x1.b5p-1, 0x1.4462b9dc9bp-3, 0x1.ede9d63b93e7ap-46},
    {0x1.b2p-1, 0x1.527e5e4a1bp-3, 0x1.633e8e5697dc7p-45}, {0x1.afp-1, 0x1.60b3100b09p-3, 0x1.1d7526cee0fd8p-45},
    {0x1.acp-1, 0x1.6f0128b757p-3, -0x1.5118de59c21e1p-45}, {0x1.aap-1, 0x1.7898d85445p-3, -0x1.c661070914305p-46},
    {0x1.a7p-1, 0x1.871213750fp-3, -0x1.9ae297a0ca116p-45}, {0x1.a4p-1, 0x1.95a5adcf7p-3, 0x1.7f22858a0ff6fp-47},
    {0x1.a1p-1, 0x1.a454082e6bp-3, -0x1.3eb106fc11d1ep-45}, {0x1.9fp-1, 0x1.ae2ca6f673p-3, -0x1.0ae54a356155fp-45},
    {0x1.9cp-1, 0x1.bd087383bep-3, -0x1.d4bc4595412b6p-45}, {0x1.9ap-1, 0x1.c6ffbc6f01p-3, -0x1.1ec72c5962bd2p-48},
    {0x1.97p-1, 0x1.d60a17f903p-3, 0x1.4523f207be58ep-45}, {0x1.95p-1, 0x1.e020cc6236p-3, -0x1.52b00adb91424p-45},
    {0x1.92p-1, 0x1.ef5ade4ddp-3, -0x1.a211565bb8e11p-51}, {0x1.9p-1, 0x1.f991c6cb3bp-3, 0x1.bcbecca0cdf3p-46},
    {0x1.8dp-1, 0x1.047e60cde8p-2, 0x1.dbdf10d397f3cp-45}, {0x1.8bp-1, 0x1.09aa572e6c8p-2, -0x1.2bd787a32f2f6p-46},
    {0x1.88p-1, 0x1.1178e8227e8p-2, -0x1.c210e63a5f01cp-45}, {0x1.86p-1, 0x1.16b5ccbacf8p-2, 0x1.b9acdf7a51681p-45},
    {0x1.84p-1, 0x1.1bf99635a68p-2, 0x1.ca6ed5147bdb7p-45}, {0x1.82p-1, 0x1.214456d0eb8p-2, 0x1.a87deba46baeap-47},
    {0x1.7fp-1, 0x1.2941afb1868p-2, 0x1.bde7a919e3aebp-45}, {0x1.7dp-1, 0x1.2e9e2bce12p-2, 0x1.4300c128d1dc2p-45},
    {0x1.7bp-1, 0x1.3401e12aec8p-2, 0x1.d07195523adc6p-45}, {0x1.79p-1, 0x1.396ce359bcp-2, -0x1.5839c5663663dp-47},
    {0x1.76p-1, 0x1.419b423d5e8p-2, 0x1.8e436ec90e09dp-47}, {0x1.74p-1, 0x1.4718dc271c8p-2, -0x1.f27ce0967d675p-45}
}};
// clang-format on

}  // namespace sim::math::tables
