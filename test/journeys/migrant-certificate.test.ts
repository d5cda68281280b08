import { describe, it } from 'vitest';
import { loadWorld } from '../support/world.ts';
import { expectSubmitted, play } from './journey.ts';

const world = await loadWorld();
const SERVICE = 'migrant-certificate';

describe('migrant-certificate, from the first word to the receipt', () => {
  it('in Chinese: 没结过婚，去打工，要电子的', () => {
    const chat = play(world, 'zh-CN', [
      ['/start', '您好，我是 e站'],
      ['[办证]', '办证：您要办哪一样？'],
      ['[流动人口婚育证明]', '好，我们来办流动人口婚育'],
      ['[我同意，开始吧]', '去外地做什么'],
      ['[打工、上班]', '去 30 天以上吗'],
      ['30 天以上', '户口在本区吗'],
      ['1', '姓名'],
      ['孙示雨', '证件类型'],
      ['居民身份证', '证件号码'],
      ['000000200108090247', '⚠️ 证件号码'],
      ['000000200108090244', '民族'],
      ['[汉族]', '婚姻状况'],
      ['未婚', '户口性质'],
      ['1', '户籍地'],
      ['[南样镇]', '户籍地'],
      ['样田村', '居住地'],
      ['[和户籍地一样]', '工作单位'],
      ['[跳过这一项]', '手机号'],
      ['13800000002', '身份证有效期'],
      ['2036年5月1日', '电子还是纸质'],
      ['[电子的]', '身份证照片'],
      ['(1)', '身份证照片'],
      ['[就这些，下一步]', '一寸照片'],
      ['(1)', '一寸照片'],
      ['[就这些，下一步]', '照片收到了。'],
      ['[没错，提交]', '提交好了。'],
    ]);
    expectSubmitted(world, chat, SERVICE, '没结过婚，去打工，要电子的');
  });

  it('in Chinese: 结了婚，有两个孩子，去做生意，要纸质的', () => {
    const chat = play(world, 'zh-CN', [
      ['外出打工证明', '好，我们来办流动人口婚育'],
      ['同意', '去外地做什么'],
      ['[做生意]', '去 30 天以上吗'],
      ['30 天以上', '户口在本区吗'],
      ['1', '姓名'],
      ['孙示雨', '证件类型'],
      ['居民身份证', '证件号码'],
      ['000000199005010285', '民族'],
      ['[汉族]', '婚姻状况'],
      ['初婚', '户口性质'],
      ['1', '户籍地'],
      ['[南样镇]', '户籍地'],
      ['样田村', '居住地'],
      ['[和户籍地一样]', '工作单位'],
      ['[跳过这一项]', '手机号'],
      ['13800000002', '丈夫姓名'],
      ['周例强', '丈夫证件类型'],
      ['[居民身份证]', '丈夫证件号码'],
      ['000000198810100131', '结婚证字号'],
      ['J000001-2014-000123', '孩子'],
      ['[有]', '第 1 个孩子姓名'],
      ['周样一', '第 1 个孩子证件'],
      ['1', '第 1 个孩子身份证号'],
      ['000000201503120225', '第 1 个孩子和您的关系'],
      ['亲生', '孩子'],
      ['还有', '第 2 个孩子姓名'],
      ['周样二', '第 2 个孩子证件'],
      ['出生医学证明', '第 2 个孩子出生医学证明编号'],
      ['Z000000002', '第 2 个孩子性别'],
      ['[男孩]', '第 2 个孩子出生日期'],
      ['2023年7月7日', '第 2 个孩子和您的关系'],
      ['1', '孩子'],
      ['[没有了]', '电子还是纸质'],
      ['纸质的', '身份证照片'],
      ['(1)', '身份证照片'],
      ['[就这些，下一步]', '一寸照片'],
      ['(1)', '一寸照片'],
      ['[就这些，下一步]', '照片收到了。'],
      ['没错，提交', '提交好了。'],
    ]);
    expectSubmitted(world, chat, SERVICE, '结了婚，有两个孩子，去做生意，要纸质的');
  });

  it('in English: 没结过婚，去打工，要电子的', () => {
    const chat = play(world, 'en', [
      ['/start', 'Hello, this is e-Station'],
      ['[Certificates]', 'Certificates'],
      ['[Marriage and Childbearing Certificate for Migrants]', 'Let us do it together'],
      ['[I agree, let us begin]', 'Why you go'],
      ['[A job]', '30 days or more'],
      ['30 days or more', 'Hukou in this district'],
      ['1', 'Your name'],
      ['孙示雨', 'Type of your ID'],
      ['Resident identity card', 'Your ID number'],
      ['000000200108090247', '⚠️ Your ID number'],
      ['000000200108090244', 'Your ethnicity'],
      ['[Han]', 'Your marital status'],
      ['Never married', 'Kind of your hukou'],
      ['1', 'Place of your hukou'],
      ['[Nanyang Town]', 'Place of your hukou'],
      ['Yangtian Village', 'Where you live'],
      ['[Same as: Place of your hukou]', 'Your employer'],
      ['[Skip this one]', 'Mobile number'],
      ['13800000002', 'ID card valid until'],
      ['1 May 2036', 'Electronic or paper'],
      ['[Electronic]', 'Photo of your ID card'],
      ['(1)', 'Photo of your ID card'],
      ['[That is all, next]', '1-inch photo'],
      ['(1)', '1-inch photo'],
      ['[That is all, next]', 'Your photos have arrived.'],
      ['[It is right, submit]', 'Submitted.'],
    ]);
    expectSubmitted(world, chat, SERVICE, '没结过婚，去打工，要电子的');
  });

  it('in English: 结了婚，有两个孩子，去做生意，要纸质的', () => {
    const chat = play(world, 'en', [
      ['marital and birth status certificate', 'Let us do it together'],
      ['yes', 'Why you go'],
      ['[Business]', '30 days or more'],
      ['30 days or more', 'Hukou in this district'],
      ['1', 'Your name'],
      ['孙示雨', 'Type of your ID'],
      ['Resident identity card', 'Your ID number'],
      ['000000199005010285', 'Your ethnicity'],
      ['[Han]', 'Your marital status'],
      ['First marriage', 'Kind of your hukou'],
      ['1', 'Place of your hukou'],
      ['[Nanyang Town]', 'Place of your hukou'],
      ['Yangtian Village', 'Where you live'],
      ['[Same as: Place of your hukou]', 'Your employer'],
      ['[Skip this one]', 'Mobile number'],
      ['13800000002', 'Husband: name'],
      ['周例强', 'Husband: type of ID'],
      ['[Resident identity card]', 'Husband: ID number'],
      ['000000198810100131', 'Marriage certificate number'],
      ['J000001-2014-000123', 'Children'],
      ['[Yes]', 'Child 1: name'],
      ['周样一', 'Child 1: document'],
      ['1', 'Child 1: ID number'],
      ['000000201503120225', 'Child 1: relation'],
      ['Own', 'Children'],
      ['Yes, one more', 'Child 2: name'],
      ['周样二', 'Child 2: document'],
      ['Medical birth certificate', 'Child 2: birth certificate number'],
      ['Z000000002', 'Child 2: sex'],
      ['[Boy]', 'Child 2: date of birth'],
      ['7 July 2023', 'Child 2: relation'],
      ['1', 'Children'],
      ['[No more]', 'Electronic or paper'],
      ['Paper', 'Photo of your ID card'],
      ['(1)', 'Photo of your ID card'],
      ['[That is all, next]', '1-inch photo'],
      ['(1)', '1-inch photo'],
      ['[That is all, next]', 'Your photos have arrived.'],
      ['It is right, submit', 'Submitted.'],
    ]);
    expectSubmitted(world, chat, SERVICE, '结了婚，有两个孩子，去做生意，要纸质的');
  });
});
